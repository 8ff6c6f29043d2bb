"""Multiply-adds of one window through an ONNX graph: convolutions and matrix products, which are nearly all of it."""

from __future__ import annotations

import math
from pathlib import Path

import onnx
from onnx import GraphProto, NodeProto, shape_inference

Shapes = dict[str, list[int]]


def multiply_adds(path: Path) -> int:
    """Multiplications with an addition each, of a batch of one."""
    graph = shape_inference.infer_shapes(onnx.load(path), data_prop=True).graph
    shapes = _shapes(graph)
    return sum(_of(node, shapes) for node in graph.node)


def _shapes(graph: GraphProto) -> Shapes:
    """What is known of each tensor's shape; a free dimension is the batch, 1."""
    found: Shapes = {w.name: list(w.dims) for w in graph.initializer}
    for value in (*graph.input, *graph.value_info, *graph.output):
        found[value.name] = [d.dim_value or 1 for d in value.type.tensor_type.shape.dim]
    for node in graph.node:
        if node.op_type in ("DequantizeLinear", "QuantizeLinear") and node.input[0] in found:
            found.setdefault(node.output[0], found[node.input[0]])
    return found


def _of(node: NodeProto, shapes: Shapes) -> int:
    if node.op_type not in ("Conv", "Gemm", "MatMul") or node.output[0] not in shapes:
        return 0
    made = math.prod(shapes[node.output[0]])
    if node.op_type == "Conv":
        return made * math.prod(shapes[node.input[1]][1:])
    return made * _summed(node, shapes)


def _summed(node: NodeProto, shapes: Shapes) -> int:
    """How many products each number of a matrix product is the sum of."""
    transposed = any(a.name == "transA" and a.i for a in node.attribute)
    return shapes[node.input[0]][0 if transposed else -1]
