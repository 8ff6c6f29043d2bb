"""What is done to the features of a whole window: logarithm, pooling, resizing, normalisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_DECIBEL = {"db": 10.0, "amplitude_db": 20.0}


@dataclass(frozen=True)
class Log:
    """The logarithm taken of each bin: of max(value + offset, amin) / ref, not more than `top_db` below the loudest."""

    kind: str = "none"
    offset: float = 0.0
    amin: float = 0.0
    ref: float | str = 1.0
    top_db: float | None = None

    def apply(self, x: Array) -> Array:
        """The logarithm of windows [N, ...]; `ref` "max" and `top_db` look at one window at a time."""
        if self.kind == "none":
            return x
        floor = np.maximum(x + x.dtype.type(self.offset), x.dtype.type(self.amin))
        over = tuple(range(1, x.ndim))
        scale = 1.0 if self.kind == "ln" else _DECIBEL.get(self.kind, 1.0) / np.log(10)
        ref = floor.max(axis=over, keepdims=True) if self.ref == "max" else float(self.ref)
        y = scale * (np.log(floor) - np.log(ref))
        if self.top_db is not None:
            below = self.top_db if self.kind in _DECIBEL else self.top_db / 10
            y = np.maximum(y, y.max(axis=over, keepdims=True) - below)
        return y.astype(x.dtype, copy=False)


def resized(x: Array, frames: int, bins: int) -> Array:
    """Windows [N, C, T, F] to other lengths: bilinear with half-pixel centres, as `tf.image.resize` does it."""
    return _along(_along(x, -2, frames), -1, bins)


def _along(x: Array, axis: int, length: int) -> Array:
    have = x.shape[axis]
    at = np.clip((np.arange(length) + 0.5) * have / length - 0.5, 0, have - 1)
    low = np.floor(at).astype(int)
    shape = [1] * x.ndim
    shape[axis] = length
    share = (at - low).reshape(shape).astype(x.dtype)
    return x.take(low, axis) * (1 - share) + x.take(np.minimum(low + 1, have - 1), axis) * share


def normalised(x: Array, rule: dict[str, Any]) -> Array:
    """Windows [N, C, T, F] less their mean, by their standard deviation: `window`, `bins` or `dataset`."""
    if rule["kind"] == "none":
        return x
    epsilon = rule.get("epsilon", 0)
    if rule["kind"] == "dataset":
        return (x - np.asarray(rule["mean"], x.dtype)) / np.asarray(np.add(rule["std"], epsilon), x.dtype)
    over = (1, 2, 3) if rule["kind"] == "window" else (2,)
    std = x.std(axis=over, keepdims=True, ddof=rule.get("ddof", 0))
    return (x - x.mean(axis=over, keepdims=True)) / (std + epsilon)


def pooled(x: Array, how: str | None) -> Array:
    """Windows [N, C, T, F] to one frame: its mean, or its mean followed by its standard deviation."""
    if how is None:
        return x
    mean = x.mean(axis=2, keepdims=True)
    return mean if how == "mean" else np.concatenate([mean, x.std(axis=2, keepdims=True)], axis=3)
