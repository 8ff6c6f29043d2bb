"""A model's golden clip: a few samples and what Python scores them, for every load to be held against."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np

from earmark_train.augment import coloured_noise
from earmark_train.card import Card
from earmark_train.collect.samples import fit, to_int16
from earmark_train.scoring import Scorer
from earmark_train.voices import Voice


def two_words(sample_rate: int) -> bytes:
    """Half a second of two synthetic voices at once in noise: no model is sure of it, so small mistakes show."""
    length = sample_rate // 2
    left = fit(Voice("en-us", "f3", 50, 140).say("left", sample_rate), length)
    right = fit(Voice("en-gb", "m2", 40, 150).say("right", sample_rate), length)
    noise = coloured_noise(np.random.default_rng(11), length, 1.0)
    samples = 0.2 * left + 0.1 * right + 0.01 * noise
    return to_int16(samples).tobytes()


def golden_card(model: Path, clip: bytes) -> Card:
    """The model's card with the clip and its scores: front end in float64, then ONNX Runtime."""
    scorer = Scorer(model)
    samples = np.frombuffer(clip, dtype="<i2")
    if not 1 <= len(samples) <= scorer.card.window_samples:
        raise ValueError(f"clip must be one window or less: samples={len(samples)}")
    window = fit(samples.astype(np.float32) / 32768, scorer.card.window_samples)
    scores = scorer.score(window[np.newaxis])[0]
    scorer.card.more["golden"] = {"clip": base64.b64encode(clip).decode(), "scores": [float(s) for s in scores]}
    return scorer.card
