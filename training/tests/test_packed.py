"""Weights in eight bits: what they weigh and what they still say."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

pytest.importorskip("onnx", reason="install ./training to export")

import onnx
from onnx import TensorProto, helper, numpy_helper

from earmark_train.export.packed import packed, rounded


@pytest.fixture
def model() -> onnx.ModelProto:
    """A convolution with large weights and a small dense layer."""
    rng = np.random.default_rng(3)
    filters = rng.standard_normal((64, 16, 3, 3)).astype(np.float32) * 0.1
    dense = rng.standard_normal((4, 64)).astype(np.float32)
    nodes = [
        helper.make_node("Conv", ["x", "filters"], ["y"], pads=[1, 1, 1, 1]),
        helper.make_node("GlobalAveragePool", ["y"], ["m"]),
        helper.make_node("Flatten", ["m"], ["f"]),
        helper.make_node("Gemm", ["f", "dense"], ["z"], transB=1),
    ]
    graph = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 16, 8, 8])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["n", 4])],
        [numpy_helper.from_array(filters, "filters"), numpy_helper.from_array(dense, "dense")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def scores(model: onnx.ModelProto, x: np.ndarray) -> np.ndarray:
    return onnxruntime.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0]


def test_a_quarter_of_the_bytes_and_the_same_scores_to_a_hundredth(model: onnx.ModelProto) -> None:
    small = packed(model)
    onnx.checker.check_model(small, full_check=True)
    assert small.ByteSize() < 0.35 * model.ByteSize()
    x = np.random.default_rng(4).standard_normal((5, 16, 8, 8)).astype(np.float32)
    before, after = scores(model, x), scores(small, x)
    assert np.abs(after - before).max() < 0.01 * np.abs(before).max()


def test_a_small_tensor_stays_as_it_is(model: onnx.ModelProto) -> None:
    kept = {t.name: t for t in packed(model).graph.initializer}
    assert kept["dense"].data_type == TensorProto.FLOAT
    assert kept["filters.int8"].data_type == TensorProto.INT8


def test_each_row_is_rounded_to_127_steps_and_zeros_stay_zeros() -> None:
    values, scales = rounded(np.array([[1.0, -0.5], [0.0, 0.0]], dtype=np.float32))
    assert values.tolist() == [[127, -64], [0, 0]]
    assert (values * scales)[0] == pytest.approx([1.0, -0.5], abs=1 / 127)
