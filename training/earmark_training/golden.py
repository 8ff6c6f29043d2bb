"""A model's golden clip: a few samples and what Python scores them, for every load to be held against."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np

from earmark_training.card import Card
from earmark_training.clips import fit
from earmark_training.scoring import Scorer


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
