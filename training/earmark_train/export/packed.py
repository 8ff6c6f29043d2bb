"""Weights in eight bits that are made float32 again when the model is loaded: a quarter of the bytes at the same speed.

Each large tensor becomes int8 values and a scale for each of its rows, joined by `Cast` and `Mul`: nodes of constants
alone, which ONNX Runtime computes once, before the first window.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

LEAST = 2048
"""A tensor of fewer numbers stays as it is."""


def packed(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every large float32 tensor in eight bits by row of its first axis."""
    found = onnx.ModelProto()
    found.CopyFrom(model)
    graph = found.graph
    large = [t for t in graph.initializer if t.data_type == TensorProto.FLOAT and _size(t) >= LEAST and len(t.dims) > 1]
    nodes: list[NodeProto] = []
    for tensor in large:
        values, scales = rounded(numpy_helper.to_array(tensor))
        graph.initializer.remove(tensor)
        names = [f"{tensor.name}.{part}" for part in ("int8", "scale", "float")]
        graph.initializer.extend([numpy_helper.from_array(values, names[0]), numpy_helper.from_array(scales, names[1])])
        nodes.append(helper.make_node("Cast", [names[0]], [names[2]], to=TensorProto.FLOAT))
        nodes.append(helper.make_node("Mul", [names[2], names[1]], [tensor.name]))
    for k, node in enumerate(nodes):
        graph.node.insert(k, node)
    return found


def rounded(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 values in -127..127 and the scale of each row, of the weights' number of axes."""
    axes = tuple(range(1, weights.ndim))
    scales = np.maximum(np.abs(weights).max(axis=axes, keepdims=True), 1e-12).astype(np.float32) / np.float32(127)
    return np.round(weights / scales).astype(np.int8), scales


def pack(path: Path) -> None:
    """Writes the model file anew with its weights packed; its card stays."""
    onnx.save(packed(onnx.load(path)), path)


def _size(tensor: TensorProto) -> int:
    return int(np.prod(tensor.dims))
