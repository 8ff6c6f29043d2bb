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


def of_opset(opset: int) -> onnx.GraphProto:
    """From opset 18 on the axes of a mean are an input."""
    g = graph()
    if opset >= 18:
        mean = helper.make_node("ReduceMean", ["features", "axes"], ["mean"], keepdims=0)
        g.node[0].CopyFrom(mean)
        g.initializer.append(numpy_helper.from_array(np.array([1, 2], np.int64), "axes"))
    return g


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
