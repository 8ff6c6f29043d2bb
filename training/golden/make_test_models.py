"""Makes the small ONNX files that the tests of `score` load: one that is right, and one for each way to be wrong.

Run with: pip install onnx==1.23.2 numpy==2.4.6; python make_test_models.py FOLDER
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LABELS = ["low", "high", "silence"]
FRAMES, BINS = 7, 9

CARD: dict[str, Any] = {
    "format": 1,
    "name": "tiny",
    "version": "1",
    "labels": LABELS,
    "background": "silence",
    "unknown": None,
    "sampleRate": 1000,
    "windowSamples": 64,
    "hopSamples": 32,
    "frontEnd": {
        "kind": "spectrogram",
        "winLength": 16,
        "hopLength": 8,
        "nFft": 16,
        "window": "hann",
        "center": False,
        "padMode": "reflect",
        "power": 1.0,
        "log": {"kind": "none", "offset": 0.0},
        "normalisation": {"kind": "none"},
        "axes": "NCTF",
    },
    "output": "logits",
    "threshold": 0.5,
    "licence": "Apache-2.0",
    "attribution": "",
    "trainingData": "none: the weights are written down",
    "accuracy": [],
}


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


def save(folder: Path, name: str, g: onnx.GraphProto, card: dict[str, Any] | str | None) -> None:
    model = helper.make_model(g, opset_imports=[helper.make_opsetid("", 17)], producer_name="earmark-tests")
    model.ir_version = 8
    if card is not None:
        text = card if isinstance(card, str) else json.dumps(card, indent=2) + "\n"
        model.metadata_props.add(key="earmark", value=text)
    onnx.save(model, folder / f"{name}.onnx")


def card(**changes: Any) -> dict[str, Any]:
    changed = copy.deepcopy(CARD)
    changed.update(changes)
    return changed


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save(folder, "tiny", graph(), CARD)
    save(folder, "tiny-sigmoid", ends_in_sigmoid(), card(name="tiny-sigmoid", output="sigmoid"))
    save(folder, "no-sigmoid", graph(), card(name="no-sigmoid", output="sigmoid"))
    save(folder, "no-card", graph(), None)
    save(folder, "card-no-json", graph(), "{")
    save(folder, "fixed-batch", graph(batch=1), CARD)
    save(folder, "fixed-inside", fixed_inside(), CARD)
    save(folder, "other-bins", graph(bins=10), CARD)
    save(folder, "other-labels", graph(labels=2), CARD)
    save(folder, "free-shapes", free_shapes(), CARD)
    save(folder, "two-inputs", two_inputs(), CARD)
    (folder / "tiny.json").write_text(json.dumps(CARD, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
