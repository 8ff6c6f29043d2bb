"""A model file on samples: windows, the card's front end, ONNX Runtime, probabilities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import scipy.fft
from numpy.typing import NDArray

from earmark_train.card import PROPERTY, Card
from earmark_train.collect.samples import Samples, fit
from earmark_train.features.front_end import FeatureExtractor

Array = NDArray[Any]


def window_count(samples: int, length: int, hop: int) -> int:
    """How many windows a recording has: the last is the first that reaches its end; 0 for no samples."""
    return 0 if samples == 0 else 1 + max(0, -(-(samples - length) // hop))


def windows_of(samples: Samples, length: int, hop: int) -> Array:
    """Windows [N, length] at k*hop, the last one padded with zeros."""
    count = window_count(len(samples), length, hop)
    padded = fit(samples, max(len(samples), (count - 1) * hop + length)) if count else samples
    return np.stack([padded[k * hop : k * hop + length] for k in range(count)]) if count else np.zeros((0, length))


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis, the maximum taken off first."""
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def probabilities(raw: Array, output: str) -> Array:
    """The model's numbers as probabilities: `logits` still need their softmax, the others are some."""
    if output == "logits":
        return softmax(raw.astype(np.float64))
    return raw


class Scorer:
    """An ONNX file with a card; scores batches of windows on one CPU thread."""

    def __init__(self, path: Path, batch: int = 8) -> None:
        if not path.is_file():
            raise ValueError(f"model must be an ONNX file: model={path}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        properties = self.session.get_modelmeta().custom_metadata_map
        if PROPERTY not in properties:
            raise ValueError(f"{path}: metadata property {PROPERTY} must be there: properties={sorted(properties)}")
        self.card = Card.of_json(properties[PROPERTY])
        named = self.card.more.get("scores", {}).get("name")
        self._scores = [named] if named else None
        self.features = FeatureExtractor(self.card.front_end, self.card.sample_rate)
        self.batch = batch

    def score(self, windows: Array) -> Array:
        """Probabilities [N, labels] of windows [N, windowSamples]."""
        rows = [self.score_features(self.features.apply(part)) for part in self._batches(windows)]
        return np.concatenate(rows) if rows else np.zeros((0, len(self.card.labels)))

    def score_features(self, features: Array) -> Array:
        name = self.session.get_inputs()[0].name
        return probabilities(self.session.run(self._scores, {name: features})[0], self.card.output)

    def vectors(self, windows: Array) -> Array:
        """The embedding output [N, size] of windows [N, windowSamples], where the card names one."""
        if "embedding" not in self.card.more:
            raise ValueError(f"model must have an embedding, named in its card: model={self.card.name}")
        name, output = self.session.get_inputs()[0].name, [self.card.more["embedding"]]
        parts = [self.session.run(output, {name: self.features.apply(p)})[0] for p in self._batches(windows)]
        return np.concatenate(parts)

    def _batches(self, windows: Array) -> Iterator[Array]:
        for start in range(0, len(windows), self.batch):
            yield windows[start : start + self.batch]


def quick(model: Path) -> Scorer:
    """A scorer whose front end computes in float32, as training does: half the time, scores alike to 0.001."""
    scorer = Scorer(model, batch=64)
    card = scorer.card
    scorer.features = FeatureExtractor(card.front_end, card.sample_rate, np.float32, scipy.fft.rfft)
    return scorer
