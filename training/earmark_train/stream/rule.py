"""The simple rule: a label is heard where the mean of its scores over half a second reaches the threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earmark_train.card import Card
from earmark_train.scoring import Scorer, windows_of
from earmark_train.stream.tracks import Track


@dataclass(frozen=True)
class Rule:
    """What scores must reach, over how many seconds they are averaged, and how long a detection lasts."""

    threshold: float
    mean_seconds: float = 0.5
    dead_seconds: float = 0.75


@dataclass(frozen=True)
class Detection:
    """A detection; `at` is the end of the window that completed it, in seconds."""

    at: float
    label: str


def scores_of(scorer: Scorer, track: Track) -> NDArray[np.float64]:
    """Probabilities of every window of the card's grid [windows, labels]."""
    card = scorer.card
    return scorer.score(windows_of(track.samples, card.window_samples, card.hop_samples))


def detections(scores: NDArray[np.float64], card: Card, rule: Rule) -> list[Detection]:
    """What the rule hears; background and unknown are no detections."""
    hop, length = card.hop_samples / card.sample_rate, card.window_samples / card.sample_rate
    over = max(1, round(rule.mean_seconds / hop))
    sums = np.cumsum(np.vstack([np.zeros((1, scores.shape[1])), scores]), axis=0)
    quiet = {card.background, card.unknown}
    found: list[Detection] = []
    for k in range(len(scores)):
        first = max(0, k + 1 - over)
        mean = (sums[k + 1] - sums[first]) / (k + 1 - first)
        best, at = int(mean.argmax()), k * hop + length
        again = bool(found) and at - found[-1].at < rule.dead_seconds
        if mean[best] >= rule.threshold and card.labels[best] not in quiet and not again:
            found.append(Detection(at, card.labels[best]))
    return found
