"""Trains a scikit-learn pipeline on statistics of librosa's MFCCs, and converts it with skl2onnx.

Run with: pip install scikit-learn skl2onnx librosa soundfile; python scikit_model.py OUT
"""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path

import expectations
import librosa
import numpy as np
from numpy.typing import NDArray
from skl2onnx import to_onnx
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sounds import Samples, Sounds, sounds

RATE = 16_000


def statistics(samples: Samples) -> NDArray[np.float32]:
    """The front end: means and standard deviations of 13 MFCCs over a clip, [N, 26] of [N, 16000]."""
    return np.stack([of_clip(clip) for clip in samples]).astype(np.float32)


def of_clip(clip: Samples) -> NDArray[np.float32]:
    options = {"n_mfcc": 13, "lifter": 22, "htk": True, "norm": "ortho", "n_fft": 1024, "hop_length": 256}
    mfcc = librosa.feature.mfcc(y=clip, sr=RATE, **options)
    return np.concatenate([mfcc.mean(axis=1), mfcc.std(axis=1)])


def trained(data: Sounds) -> Pipeline:
    """Labels are texts, which the converter writes into the graph."""
    labels = np.array(data.labels)[data.training.labels]
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(
        statistics(data.training.samples), labels
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path, help="clips to train on in place of made sounds: a folder a word, 16 kHz")
    args = parser.parse_args()
    data = sounds(args.words, RATE, RATE)
    model = trained(data)
    features, nudged = (statistics(x) for x in (data.testing.samples, expectations.nudged(data.testing.samples)))
    args.out.mkdir(parents=True, exist_ok=True)
    graph = to_onnx(model, features[:1], target_opset=17)
    (args.out / "model.onnx").write_bytes(graph.SerializeToString())
    tools = {name: version(name) for name in ("scikit-learn", "skl2onnx", "librosa", "numpy")}
    said = expectations.Said(features, model.predict_proba(features), model.predict_proba(nudged))
    expectations.write(args.out, data, RATE, said, tools)


if __name__ == "__main__":
    main()
