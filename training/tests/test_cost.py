"""What a graph costs, and what a training leaves for others to be held against."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="install onnx to count what a graph costs")

import onnx
from onnx import TensorProto, helper, numpy_helper

from earmark_train.report.beside import clips_of, figures_in, others, row, write_figures
from earmark_train.report.cost import Cost
from earmark_train.report.figures import Outcome
from earmark_train.report.multiply_adds import multiply_adds
from earmark_train.report.repeated import Seeds

OUTCOME = Outcome(["a", "b"], np.eye(2)[[0, 1, 1, 1]], np.array([0, 1, 1, 0]), list("wxyz"), list("wxyz"))


def graph(path: Path) -> Path:
    """A 3x3 convolution of 2 to 4 channels over 10x8, by groups of 2, and a layer to 5 labels."""
    weights = {"c": (4, 1, 3, 3), "w": (4 * 8 * 6, 5)}
    nodes = [
        helper.make_node("Conv", ["x", "c"], ["y"], group=2),
        helper.make_node("Flatten", ["y"], ["flat"]),
        helper.make_node("MatMul", ["flat", "w"], ["z"]),
    ]
    made = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 2, 10, 8])],
        [helper.make_tensor_value_info("z", TensorProto.FLOAT, ["batch", 5])],
        [numpy_helper.from_array(np.zeros(shape, np.float32), name) for name, shape in weights.items()],
    )
    onnx.save(helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)]), path)
    return path


def test_multiply_adds_are_those_of_convolutions_and_matrix_products(tmp_path: Path) -> None:
    assert multiply_adds(graph(tmp_path / "a.onnx")) == 4 * 8 * 6 * 9 + 4 * 8 * 6 * 5


def test_other_models_stand_beside_only_where_they_were_tested_on_the_same_clips(tmp_path: Path) -> None:
    made, part = row("one", "ds-cnn", OUTCOME, Cost(10, 20, 30, 40.0)), OUTCOME.without(["a"])
    for name, outcomes in (("work/report", [OUTCOME]), ("published", [part, OUTCOME]), ("apart", [part])):
        (tmp_path / name).mkdir(parents=True)
        write_figures(tmp_path / name / "figures.json", made, outcomes)
    folders = [tmp_path / name for name in ("work", "published", "apart")]
    assert others(folders, clips_of(OUTCOME)) == ([made, made], ["one"])
    with pytest.raises(ValueError, match=r"a work folder with a report, or .*, must have figures.json: folder=.*none"):
        others([tmp_path / "none"], "t")


def test_other_seeds_are_kept_with_the_whole_test_alone(tmp_path: Path) -> None:
    made, seeds = row("one", "ds-cnn", OUTCOME, Cost(10, 20, 30, 40.0)), Seeds([(1, 0.5, 0.90), (2, 0.6, 0.92)])
    write_figures(tmp_path / "figures.json", made, [OUTCOME, OUTCOME.without(["a"])], seeds)
    whole, part = figures_in(tmp_path)["tests"]
    assert whole["seeds"] == {"count": 2, "mean": pytest.approx(0.91), "deviation": pytest.approx(0.01414, abs=1e-5)}
    assert "seeds" not in part


def test_clips_are_the_same_in_any_order_and_under_more_labels() -> None:
    order = [2, 0, 3, 1]
    turned = Outcome(
        ["b", "c", "a"], np.zeros((4, 3)), np.array([0, 2, 2, 0]), [OUTCOME.names[i] for i in order], list("wxyz")
    )
    assert clips_of(turned) == clips_of(OUTCOME)
    assert clips_of(turned.without(["b"])) != clips_of(OUTCOME)
