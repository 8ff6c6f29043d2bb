"""Makes the small ONNX files that the tests of `score` load: one that is right, and one for each way to be wrong.

Run with: pip install onnx==1.23.2 numpy==2.4.6; python make_test_models.py FOLDER
"""

from __future__ import annotations

import base64
import copy
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from outside_graphs import outside, outside_in_branches
from tiny_graphs import (
    BINS,
    LABELS,
    ends_in_sigmoid,
    fixed_inside,
    free_shapes,
    graph,
    of_opset,
    two_at_most,
    two_inputs,
)
from wired_graphs import INPUT, SCORES, cast, maps, nan_when_loud, qdq, quantised, two_outputs

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


def golden() -> dict[str, Any]:
    """A tone that ends before its window does, and its scores by numpy in float64."""
    clip = np.round(16384 * np.sin(2 * np.pi * 0.12 * np.arange(60))).astype("<i2")
    samples = np.concatenate([clip / 32768, np.zeros(4)])
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(16) / 16)
    frames = np.lib.stride_tricks.sliding_window_view(samples, 16)[::8] * window
    mean = np.abs(np.fft.rfft(frames)).mean(axis=0)
    logits = np.array([mean[: BINS // 2].sum(), mean[BINS // 2 :].sum(), 1.0])
    scores = np.exp(logits - logits.max())
    return {"clip": base64.b64encode(clip.tobytes()).decode(), "scores": (scores / scores.sum()).tolist()}


def off_by(difference: float) -> dict[str, Any]:
    """The golden clip with scores of which two are wrong by so much."""
    wrong = golden()
    wrong["scores"][0] -= difference
    wrong["scores"][1] += difference
    return wrong


def save(
    folder: Path, name: str, g: onnx.GraphProto, card: dict[str, Any] | str | None, ir: int = 8, opset: int = 17
) -> None:
    opsets = [helper.make_opsetid("", opset)]
    if any(node.domain == "ai.onnx.ml" for node in g.node):
        opsets.append(helper.make_opsetid("ai.onnx.ml", 3))
    model = helper.make_model(g, opset_imports=opsets, producer_name="earmark-tests")
    model.ir_version = ir
    if card is not None:
        text = card if isinstance(card, str) else json.dumps(card, indent=2) + "\n"
        model.metadata_props.add(key="earmark", value=text)
    (folder / f"{name}.onnx").write_bytes(model.SerializeToString())


def card(**changes: Any) -> dict[str, Any]:
    changed = copy.deepcopy(CARD)
    changed.update(changes)
    return changed


def second(**changes: Any) -> dict[str, Any]:
    """A card of the second format."""
    return card(format=2, **changes)


def save_wirings(folder: Path) -> None:
    """Other elements, other outputs, other batches."""
    save(folder, "fixed-four", graph(batch=4), CARD)
    save(folder, "half", cast(TensorProto.FLOAT16), CARD)
    save(folder, "double", cast(TensorProto.DOUBLE), CARD)
    save(folder, "whole-numbers", cast(TensorProto.INT64), CARD)
    save(folder, "quantised", quantised(), second(input=INPUT, scores=SCORES))
    save(folder, "qdq", qdq(), CARD)
    save(folder, "no-scale", quantised(), CARD)
    save(folder, "needless-scale", graph(), second(input=INPUT))
    save(folder, "embedding", two_outputs(), second(scores={"name": "logits"}, embedding="mean"))
    save(folder, "two-outputs", two_outputs(), CARD)
    save(folder, "no-such-input", graph(), second(input={"name": "waveform"}))
    save(folder, "no-such-output", two_outputs(), second(scores={"name": "probabilities"}))
    save(folder, "no-such-embedding", graph(), second(scores={"name": "logits"}, embedding="mean"))
    probabilities = second(scores={"name": "output_probability"}, output="softmax")
    save(folder, "maps", maps(classlabels_strings=LABELS), probabilities)
    save(folder, "maps-by-number", maps(classlabels_int64s=[3, 5, 9]), probabilities)
    save(folder, "maps-other-labels", maps(classlabels_strings=["low", "high", "hush"]), probabilities)
    save(folder, "nan-when-loud", nan_when_loud(), CARD)
    save(folder, "newer-ir", graph(), CARD, ir=99)
    save(folder, "newer-opset", graph(), CARD, opset=99)


def save_outside(folder: Path) -> None:
    """Weights in a file beside the model, rightly, and in every way that is refused."""
    weights = numpy_helper.to_array(graph().initializer[0]).tobytes()
    (folder / "weights.data").write_bytes(bytes(16) + weights)
    save(folder, "outside", outside("weights.data", offset=16, length=len(weights)), second(golden=golden()))
    save(folder, "outside-to-end", outside("weights.data", offset=16), CARD)
    save(folder, "outside-in-branches", outside_in_branches(), CARD)
    save(folder, "outside-absent", outside("gone.data"), CARD)
    save(folder, "outside-absolute", outside("/etc/hostname"), CARD)
    save(folder, "outside-above", outside("sub/../../models/weights.data"), CARD)
    save(folder, "outside-folder", outside("."), CARD)
    save(folder, "outside-memory", outside("*/_ORT_MEM_ADDR_/*", offset=4096, length=len(weights)), CARD)
    save(folder, "outside-cut-off", outside("weights.data", offset=17, length=len(weights)), CARD)
    save(folder, "outside-far", outside("weights.data", offset=10**17), CARD)
    save(folder, "outside-negative", outside("weights.data", offset=-4), CARD)
    save(folder, "outside-other-length", outside("weights.data", offset=16, length=len(weights) - 4), CARD)
    nowhere = graph()
    nowhere.initializer[0].data_location = TensorProto.EXTERNAL
    save(folder, "outside-nowhere", nowhere, CARD)


def save_opsets(folder: Path) -> None:
    """The same graph in every opset from 13 to 23."""
    for opset in range(13, 24):
        save(folder, f"opset-{opset}", of_opset(opset), CARD, ir=10 if opset < 23 else 11, opset=opset)


def save_goldens(folder: Path) -> None:
    """A golden clip that fits, one whose scores do not, and one whose front end does not."""
    save(folder, "golden", graph(), second(golden=golden()))
    save(folder, "golden-wrong", graph(), second(golden=off_by(0.001)))
    other = CARD["frontEnd"] | {"window": "hann_symmetric"}
    save(folder, "golden-other-window", graph(), second(golden=golden(), frontEnd=other))
    text = json.dumps(second(golden=golden(), band={"fromHz": 0, "toHz": 500}), indent=2)
    (folder / "golden.json").write_text(text + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save(folder, "tiny", graph(), CARD)
    save(folder, "tiny-sigmoid", ends_in_sigmoid(), card(name="tiny-sigmoid", output="sigmoid"))
    save(folder, "no-sigmoid", graph(), card(name="no-sigmoid", output="sigmoid"))
    save(folder, "no-card", graph(), None)
    save(folder, "card-no-json", graph(), "{")
    save(folder, "fixed-batch", graph(batch=1), CARD)
    save(folder, "fixed-inside", fixed_inside(), CARD)
    save(folder, "two-at-most", two_at_most(), CARD)
    save(folder, "other-bins", graph(bins=10), CARD)
    save(folder, "other-labels", graph(labels=2), CARD)
    save(folder, "free-shapes", free_shapes(), CARD)
    save(folder, "two-inputs", two_inputs(), CARD)
    save_wirings(folder)
    save_goldens(folder)
    save_outside(folder)
    save_opsets(folder)
    (folder / "tiny.json").write_text(json.dumps(CARD, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
