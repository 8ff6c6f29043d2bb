"""Whether level or bandwidth alone decides: how many verdicts on the test clips they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from earmark_train.scoring import Scorer

Windows = NDArray[np.float32]
NARROW_HZ = 8000


@dataclass(frozen=True)
class Changed:
    """A change of the sound, the share of verdicts that it changes and the accuracy that is left."""

    what: str
    verdicts: float
    accuracy: float


def changes(sample_rate: int) -> dict[str, Callable[[Windows], Windows]]:
    """What is done to all windows: another level, one that overdrives the converter, and 8 kHz in between."""
    return {
        "20 dB softer": lambda x: x / 10,
        "20 dB louder": lambda x: x * 10,
        "20 dB louder, cut off at full scale": lambda x: np.clip(x * 10, -1, 1),
        "nothing above 4 kHz": lambda x: narrow(x, sample_rate),
    }


def changed(scorer: Scorer, windows: Windows, truth: NDArray[np.int64], plain: NDArray[np.int64]) -> list[Changed]:
    """Each change's share of verdicts that are no longer the `plain` ones."""
    rows = []
    for what, change in changes(scorer.card.sample_rate).items():
        said = scorer.score(change(windows)).argmax(axis=1)
        rows.append(Changed(what, float((said != plain).mean()), float((said == truth).mean())))
    return rows


def narrow(windows: Windows, sample_rate: int) -> Windows:
    """Windows [N, samples] through 8 kHz and back, by soxr's high quality."""
    there = soxr.resample(windows.T, sample_rate, NARROW_HZ)
    back = soxr.resample(there, NARROW_HZ, sample_rate).T
    out = np.zeros_like(windows)
    n = min(out.shape[1], back.shape[1])
    out[:, :n] = back[:, :n]
    return out
