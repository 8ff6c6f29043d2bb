"""What of each noise recording a split hears."""

from __future__ import annotations

import numpy as np

from earmark_train.collect.samples import Samples
from earmark_train.settings import Split

SHARES = {"training": (0.0, 0.8), "validation": (0.8, 0.9), "testing": (0.9, 1.0)}
"""From which share of a recording to which, where no fold is held out."""


def part_of(recording: Samples, split: str, rule: Split) -> Samples:
    """The part of a noise recording that belongs to a split: 80, 10 and 10 %, in this order, or a fold each."""
    if rule.held_out:
        return _of_folds(recording, split, rule)
    first, last = SHARES[split]
    return recording[int(first * len(recording)) : int(last * len(recording))]


def _of_folds(recording: Samples, split: str, rule: Split) -> Samples:
    """Of `folds` parts the one that is held out, the one after it for validation, or all others."""
    parts = np.array_split(recording, rule.folds)
    testing, validation = rule.held_out - 1, rule.held_out % rule.folds
    if split != "training":
        return parts[testing if split == "testing" else validation]
    return np.concatenate([p for k, p in enumerate(parts) if k not in (testing, validation)])
