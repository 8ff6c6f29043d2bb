"""Samples in [-1, 1): read at a model's rate, cut to a window, rounded as they are kept.

It needs NumPy and soundfile alone, which the tutorials have.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

Samples = NDArray[np.float32]


def read_audio(path: Path, sample_rate: int) -> Samples:
    """The file's samples, mixed down to mono; a file of another rate is refused."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    if rate != sample_rate:
        raise ValueError(f"{path}: sample rate must be the model's {sample_rate}: sampleRate={rate}")
    return mono(samples)


def mono(samples: NDArray[np.float32]) -> Samples:
    """The mean of the channels of samples [N, channels]."""
    return samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1)


def fit(samples: NDArray[Any], length: int) -> Samples:
    """The first `length` samples, padded with zeros at the end."""
    out = np.zeros(length, dtype=np.float32)
    n = min(length, len(samples))
    out[:n] = samples[:n]
    return out


def to_int16(samples: NDArray[Any]) -> NDArray[np.int16]:
    """The samples as they are kept: rounded to 16 bits."""
    return np.clip(np.round(samples * 32768), -32768, 32767).astype("<i2")
