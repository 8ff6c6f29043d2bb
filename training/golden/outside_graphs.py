"""The tiny graph with its weights in a file beside it."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_graphs import graph


def outside(location: str, **place: int) -> onnx.GraphProto:
    """The graph with its weights in another file; where no place is given, all of that file."""
    g = graph()
    weights = g.initializer[0]
    weights.ClearField("raw_data")
    weights.data_location = TensorProto.EXTERNAL
    for key, value in {"location": location, **place}.items():
        weights.external_data.add(key=key, value=str(value))
    return g


def outside_in_branches() -> onnx.GraphProto:
    """Weights outside of a constant and of an inner graph: the two ways of a choice by the loudest bin."""
    g = graph()
    weights = outside("weights.data", offset=16).initializer[0]
    del g.initializer[0], g.node[1:]
    dense = helper.make_node("Gemm", ["mean", "weights", "bias"], ["dense"])
    constant = helper.make_node("Constant", [], ["weights"], value=weights)
    out = [helper.make_tensor_value_info("dense", TensorProto.FLOAT, None)]
    ways = {
        "then_branch": helper.make_graph([constant, dense], "quiet", [], out),
        "else_branch": helper.make_graph([dense], "loud", [], out, [weights]),
    }
    g.initializer.append(numpy_helper.from_array(np.array(0.3, np.float32), "limit"))
    g.node.append(helper.make_node("ReduceMax", ["mean"], ["loudest"], keepdims=0))
    g.node.append(helper.make_node("Less", ["loudest", "limit"], ["calm"]))
    g.node.append(helper.make_node("If", ["calm"], ["logits"], **ways))
    return g
