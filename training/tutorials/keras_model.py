"""Trains a Keras model on spectrograms of tf.signal.stft, and converts it with tf2onnx.

Run with: pip install tensorflow tf2onnx soundfile; python keras_model.py OUT
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import expectations
import numpy as np
import tensorflow as tf
import tf2onnx
from sounds import Sounds, sounds

RATE = 16_000
FRAMES, BINS = 124, 129


def spectrogram(samples: tf.Tensor) -> tf.Tensor:
    """The front end of TensorFlow's tutorial "Simple audio recognition": [N, 124, 129, 1] of [N, 16000]."""
    return tf.abs(tf.signal.stft(samples, frame_length=255, frame_step=128))[..., tf.newaxis]


def trained(data: Sounds) -> tf.keras.Model:
    """The tutorial's network, smaller; its normalisation learns from the training clips."""
    features = spectrogram(data.training.samples)
    normalise = tf.keras.layers.Normalization()
    normalise.adapt(tf.keras.layers.Resizing(32, 32)(features))
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Input((FRAMES, BINS, 1)),
            tf.keras.layers.Resizing(32, 32),
            normalise,
            tf.keras.layers.Conv2D(16, 3, activation="relu"),
            tf.keras.layers.Conv2D(32, 3, activation="relu"),
            tf.keras.layers.MaxPooling2D(),
            tf.keras.layers.Dropout(0.25),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(64, activation="relu"),
            tf.keras.layers.Dense(len(data.labels)),
        ]
    )
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
    model.fit(features, data.training.labels, epochs=4, batch_size=32, verbose=2)
    return model


def to_onnx(model: tf.keras.Model, out: Path) -> None:
    """A SavedModel, which holds the normalisation's mean and variance, then ONNX.

    `tf2onnx.convert.from_keras` does not take Keras 3's models, and from a function the mean and the variance would
    become two more inputs of the graph.
    """
    signature = [tf.TensorSpec((None, *model.input_shape[1:]), tf.float32, name="spectrogram")]
    model.export(out / "saved", input_signature=signature, verbose=False)
    convert = [sys.executable, "-m", "tf2onnx.convert", "--opset", "17"]
    subprocess.run([*convert, "--saved-model", out / "saved", "--output", out / "model.onnx"], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path, help="clips to train on in place of made sounds: a folder a word, 16 kHz")
    args = parser.parse_args()
    tf.keras.utils.set_random_seed(1)
    data = sounds(args.words, RATE, RATE)
    model = trained(data)
    args.out.mkdir(parents=True, exist_ok=True)
    to_onnx(model, args.out)
    features, nudged = (spectrogram(x) for x in (data.testing.samples, expectations.nudged(data.testing.samples)))
    said = expectations.Said(features, model(features, training=False), model(nudged, training=False))
    tools = {"TensorFlow": tf.__version__, "Keras": tf.keras.__version__, "tf2onnx": tf2onnx.__version__}
    expectations.write(args.out, data, RATE, said, {**tools, "NumPy": np.__version__})


if __name__ == "__main__":
    main()
