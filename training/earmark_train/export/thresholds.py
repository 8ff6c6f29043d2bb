"""The threshold at which, on the validation speakers, as many words are missed as other things are taken for words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
GRID = np.round(np.arange(0.05, 0.96, 0.01), 2)


def balanced(scores: Array, truth: Array, quiet: list[int]) -> float:
    """The threshold, in hundredths, at which the shares of false accepts and of misses are closest.

    `scores` are probabilities [N, labels], `truth` indices [N], `quiet` the indices of labels that are no detections
    (background, unknown). A miss is a clip of another label that is not heard as it; a false accept is a clip that is
    heard as a label that it is not.
    """
    best, confidence = scores.argmax(axis=1), scores.max(axis=1)
    means = ~np.isin(truth, quiet)
    loud = ~np.isin(best, quiet)

    def difference(threshold: float) -> float:
        heard = loud & (confidence >= threshold)
        missed = (means & ~(heard & (best == truth))).sum() / max(int(means.sum()), 1)
        accepted = (heard & (best != truth)).sum() / len(truth)
        return abs(float(missed) - float(accepted))

    return float(min(GRID, key=lambda t: (difference(float(t)), -float(t))))
