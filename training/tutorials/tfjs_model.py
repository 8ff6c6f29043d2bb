"""Trains a TensorFlow.js layers model in Node, and converts it: model.json and weights.bin to Keras to ONNX.

Run with: (cd tfjs && npm install); pip install tensorflow tf2onnx soundfile; python tfjs_model.py OUT
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any

import expectations
import keras
import numpy as np
import tensorflow as tf
import tf2onnx
from keras_model import to_onnx
from sounds import Sounds, sounds

RATE = 44_100
FRAMES, BINS = 43, 232
WINDOW = 1_024 * (FRAMES - 1) + 2_048
TFJS = Path(__file__).resolve().with_name("tfjs")
NOT_KERAS_3 = {"batch_input_shape", "trainable", "dtype"}
"""What TensorFlow.js writes of a layer, and Keras 3 names otherwise or takes from elsewhere."""


def prepare(data: Sounds, out: Path) -> None:
    """The clips as train.js reads them."""
    parts = {"training": data.training.samples, "testing": data.testing.samples}
    for name, samples in {**parts, "nudged": expectations.nudged(data.testing.samples)}.items():
        (out / f"{name}.s16le").write_bytes(np.round(samples * 32768).astype("<i2").tobytes())
    labels = {name: getattr(data, name).labels.tolist() for name in ("training", "testing")}
    expectations.save(out / "clips.json", {"labels": data.labels, **labels})


def layers_model(folder: Path) -> keras.Model:
    """The Keras model that `model.json` describes, a sequence of layers, with the weights of `weights.bin`."""
    saved = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    layers = saved["modelTopology"]["config"]["layers"]
    shape = layers[0]["config"]["batch_input_shape"][1:]
    model = keras.Sequential([keras.layers.Input(shape), *(layer_of(each) for each in layers)])
    weights = weights_of(folder, saved["weightsManifest"])
    model.set_weights([weights[name] for layer in layers for name in weights if name.startswith(named(layer))])
    return model


def named(layer: dict[str, Any]) -> str:
    return layer["config"]["name"] + "/"


def layer_of(layer: dict[str, Any]) -> keras.Layer:
    """One layer; initialisers and the like are of no use any more."""
    config = {k: v for k, v in layer["config"].items() if k not in NOT_KERAS_3 and not isinstance(v, dict)}
    return getattr(keras.layers, layer["class_name"])(**config)


def weights_of(folder: Path, manifest: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    """Arrays by name, in the order of the layers."""
    weights = {}
    for group in manifest:
        numbers = np.frombuffer(b"".join((folder / path).read_bytes() for path in group["paths"]), dtype="<f4")
        for spec in group["weights"]:
            if spec["dtype"] != "float32" or "quantization" in spec:
                raise ValueError(f"weights must be float32: {spec['name']}={spec['dtype']}")
            size = int(np.prod(spec["shape"]))
            weights[spec["name"]], numbers = numbers[:size].reshape(spec["shape"]), numbers[size:]
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path, help="clips in place of made sounds: a folder a word, 44.1 kHz")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    data = sounds(args.words, RATE, WINDOW)
    prepare(data, args.out)
    subprocess.run(["node", TFJS / "train.js", args.out.resolve()], cwd=TFJS, check=True)
    to_onnx(layers_model(args.out), args.out)
    said = json.loads((args.out / "said.json").read_text(encoding="utf-8"))
    tools = {**said["tools"], "TensorFlow": tf.__version__, "tf2onnx": tf2onnx.__version__}
    rows = expectations.Said(*(np.asarray(said[part]) for part in ("features", "scores", "nudged")))
    expectations.write(args.out, data, RATE, rows, tools)


if __name__ == "__main__":
    main()
