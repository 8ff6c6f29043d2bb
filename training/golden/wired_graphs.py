"""The tiny graph with other elements, outputs and numbers at its ends."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_graphs import BINS, graph


def wrapped(
    element: int, before: onnx.NodeProto, after: onnx.NodeProto, constants: list[onnx.TensorProto]
) -> onnx.GraphProto:
    """The graph between tensors of another element: `before` makes floats of the input, `after` takes what is dense."""
    g = graph()
    g.node[0].input[0] = before.output[0]
    g.node[-1].output[0] = after.input[0]
    g.node.insert(0, before)
    g.node.append(after)
    g.initializer.extend(constants)
    g.input[0].type.tensor_type.elem_type = element
    g.output[0].type.tensor_type.elem_type = element
    return g


def cast(element: int) -> onnx.GraphProto:
    """The graph with ends of another element, cast to floats inside."""
    before = helper.make_node("Cast", ["features"], ["floats"], to=TensorProto.FLOAT)
    return wrapped(element, before, helper.make_node("Cast", ["dense"], ["logits"], to=element), [])


INPUT = {"name": "features", "scale": 0.03125, "zeroPoint": -128}
SCORES = {"name": "logits", "scale": 0.0625, "zeroPoint": 16}


def quantised() -> onnx.GraphProto:
    """Integers in and out, as a fully quantised model has them."""
    constants = [
        numpy_helper.from_array(np.array(INPUT["scale"], np.float32), "in_scale"),
        numpy_helper.from_array(np.array(INPUT["zeroPoint"], np.int8), "in_zero"),
        numpy_helper.from_array(np.array(SCORES["scale"], np.float32), "out_scale"),
        numpy_helper.from_array(np.array(SCORES["zeroPoint"], np.uint8), "out_zero"),
    ]
    before = helper.make_node("DequantizeLinear", ["features", "in_scale", "in_zero"], ["floats"])
    after = helper.make_node("QuantizeLinear", ["dense", "out_scale", "out_zero"], ["logits"])
    g = wrapped(TensorProto.INT8, before, after, constants)
    g.output[0].type.tensor_type.elem_type = TensorProto.UINT8
    return g


def qdq() -> onnx.GraphProto:
    """Floats at both ends and eight bits between them: weights are stored so, what the front end made is rounded so."""
    g = graph()
    weights = numpy_helper.to_array(g.initializer[0])
    g.initializer[0].CopyFrom(numpy_helper.from_array((weights * 127).astype(np.int8), "weights8"))
    for name, value in {"step": 0.03125, "weights_step": 1 / 127}.items():
        g.initializer.append(numpy_helper.from_array(np.array(value, np.float32), name))
    for name, value in {"zero": np.int8(-128), "weights_zero": np.int8(0)}.items():
        g.initializer.append(numpy_helper.from_array(np.array(value), name))
    g.node[0].input[0] = "rounded"
    g.node.insert(0, helper.make_node("DequantizeLinear", ["bits", "step", "zero"], ["rounded"]))
    g.node.insert(0, helper.make_node("QuantizeLinear", ["features", "step", "zero"], ["bits"]))
    kept = ["weights8", "weights_step", "weights_zero"]
    g.node.insert(0, helper.make_node("DequantizeLinear", kept, ["weights"]))
    return g


def two_outputs() -> onnx.GraphProto:
    """The mean over frames is an output as well."""
    g = graph()
    g.output.insert(0, helper.make_tensor_value_info("mean", TensorProto.FLOAT, ["batch", BINS]))
    return g


def maps(**keys: Any) -> onnx.GraphProto:
    """As scikit-learn's converter ends: the most probable class, and a map of probabilities for each window."""
    g = graph()
    g.node[-1].output[0] = "dense"
    g.node.append(helper.make_node("Softmax", ["dense"], ["probabilities"], axis=1))
    g.node.append(helper.make_node("ArgMax", ["dense"], ["output_label"], axis=1, keepdims=0))
    g.node.append(helper.make_node("ZipMap", ["probabilities"], ["output_probability"], domain="ai.onnx.ml", **keys))
    del g.output[:]
    g.output.append(helper.make_tensor_value_info("output_label", TensorProto.INT64, ["batch"]))
    key = TensorProto.STRING if "classlabels_strings" in keys else TensorProto.INT64
    each = helper.make_map_type_proto(key, helper.make_tensor_type_proto(TensorProto.FLOAT, []))
    g.output.append(helper.make_value_info("output_probability", helper.make_sequence_type_proto(each)))
    return g


def nan_when_loud() -> onnx.GraphProto:
    """The root of 1 minus what was the output: of a negative number where a bin's mean is above 1."""
    g = graph()
    g.node[-1].output[0] = "dense"
    g.initializer.append(numpy_helper.from_array(np.array(1, np.float32), "one"))
    g.node.append(helper.make_node("Sub", ["one", "dense"], ["rest"]))
    g.node.append(helper.make_node("Sqrt", ["rest"], ["logits"]))
    return g
