"""A mean over frames and one dense layer, in the shapes and opsets that a graph may have or not."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LABELS = ["low", "high", "silence"]
FRAMES, BINS = 7, 9


def graph(batch: str | int = "batch", bins: int = BINS, labels: int = len(LABELS)) -> onnx.GraphProto:
    """Mean over frames, then one dense layer: low bins against high bins against nothing."""
    weights = np.zeros((bins, labels), np.float32)
    weights[: bins // 2, 0] = 1.0
    weights[bins // 2 :, 1 % labels] = 1.0
    bias = np.zeros(labels, np.float32)
    bias[-1] = 1.0
    return helper.make_graph(
        [
            helper.make_node("ReduceMean", ["features"], ["mean"], axes=[1, 2], keepdims=0),
            helper.make_node("Gemm", ["mean", "weights", "bias"], ["logits"]),
        ],
        "tiny",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [batch, 1, FRAMES, bins])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [batch, labels])],
        [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(bias, "bias")],
    )


def fixed_inside() -> onnx.GraphProto:
    """A signature with a free batch around a reshape to one window: it runs with a batch of 1 only."""
    g = graph()
    g.node[0].input[0] = "one"
    shape = numpy_helper.from_array(np.array([1, 1, FRAMES, BINS], np.int64), "shape")
    g.initializer.append(shape)
    g.node.insert(0, helper.make_node("Reshape", ["features", "shape"], ["one"]))
    return g


def two_at_most() -> onnx.GraphProto:
    """As many rows of a table of two as there are windows: it runs with batches of 1 and 2 only, bit for bit alike."""
    g = graph()
    del g.node[:], g.initializer[:]
    table = np.zeros((2, len(LABELS)), np.float32)
    g.initializer.append(numpy_helper.from_array(table, "table"))
    for number in (0, 1, len(LABELS)):
        g.initializer.append(numpy_helper.from_array(np.array([number], np.int64), str(number)))
    g.node.append(helper.make_node("Flatten", ["features"], ["flat"], axis=1))
    g.node.append(helper.make_node("Slice", ["flat", "0", str(len(LABELS)), "1"], ["first"]))
    g.node.append(helper.make_node("Shape", ["features"], ["shape"]))
    g.node.append(helper.make_node("Slice", ["shape", "0", "1"], ["windows"]))
    g.node.append(helper.make_node("Slice", ["table", "0", "windows"], ["rows"]))
    g.node.append(helper.make_node("Add", ["first", "rows"], ["logits"]))
    return g


def free_shapes() -> onnx.GraphProto:
    """A signature that takes anything around weights for one bin more: only a run shows it."""
    g = graph(bins=BINS + 1)
    shape = ["batch", 1, "frames", "bins"]
    g.input[0].CopyFrom(helper.make_tensor_value_info("features", TensorProto.FLOAT, shape))
    return g


def ends_in_sigmoid() -> onnx.GraphProto:
    """Independent labels: the model's last layer makes them probabilities."""
    g = graph()
    g.node[-1].output[0] = "dense"
    g.node.append(helper.make_node("Sigmoid", ["dense"], ["logits"]))
    return g


def two_inputs() -> onnx.GraphProto:
    g = graph()
    g.input.append(helper.make_tensor_value_info("state", TensorProto.FLOAT, ["batch", 1]))
    return g


def of_opset(opset: int) -> onnx.GraphProto:
    """From opset 18 on the axes of a mean are an input."""
    g = graph()
    if opset >= 18:
        mean = helper.make_node("ReduceMean", ["features", "axes"], ["mean"], keepdims=0)
        g.node[0].CopyFrom(mean)
        g.initializer.append(numpy_helper.from_array(np.array([1, 2], np.int64), "axes"))
    return g
