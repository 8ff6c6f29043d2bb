"""Where the blocks and the bands of an alluvial diagram lie, in clips from its top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
LEAST_SHARE = 0.6
"""A block takes at least this share of the place that it would have among equals: so much its name needs."""
GAP_SHARE = 0.18


@dataclass(frozen=True)
class Band:
    """The clips of one truth that were taken for one label: where they leave the left and come to the right."""

    truth: int
    predicted: int
    start: float
    end: float
    width: float


@dataclass(frozen=True)
class Alluvium:
    """The tops of the blocks on both sides, the bands, the right ones first, and the height of all."""

    left: NDArray[Any]
    right: NDArray[Any]
    bands: list[Band]
    height: float


def alluvium(counts: Counts) -> Alluvium:
    """Of clips [truth, predicted]; labels come in the same order on both sides."""
    place = counts.sum() / len(counts)
    left, left_end = _tops(counts.sum(axis=1), place)
    right, right_end = _tops(counts.sum(axis=0), place)
    out, into, bands = left.copy(), right.copy(), []
    for i, j in zip(*np.nonzero(counts), strict=True):
        bands.append(Band(int(i), int(j), float(out[i]), float(into[j]), float(counts[i, j])))
        out[i] += counts[i, j]
        into[j] += counts[i, j]
    bands.sort(key=lambda b: b.truth != b.predicted)
    return Alluvium(left, right, bands, max(left_end, right_end))


def _tops(sizes: Counts, place: float) -> tuple[NDArray[Any], float]:
    """The top of each block, in the middle of a place that is wide enough for its name."""
    places = np.maximum(sizes, LEAST_SHARE * place) + GAP_SHARE * place
    ends = np.cumsum(places)
    return ends - places + (places - sizes) / 2, float(ends[-1])
