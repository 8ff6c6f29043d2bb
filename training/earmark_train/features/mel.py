"""Mel filters and cepstra, as librosa and torchaudio compute them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def hz_to_mel(hz: Array, scale: str) -> Array:
    """Hz to mel, by the `htk` or the `slaney` scale."""
    if scale == "htk":
        return 2595.0 * np.log10(1.0 + hz / 700.0)
    return np.where(hz < 1000.0, 3 * hz / 200.0, 15.0 + 27.0 * np.log(np.maximum(hz, 1000.0) / 1000.0) / np.log(6.4))


def mel_to_hz(mel: Array, scale: str) -> Array:
    """Mel to Hz, by the `htk` or the `slaney` scale."""
    if scale == "htk":
        return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    return np.where(mel < 15.0, 200.0 * mel / 3, 1000.0 * np.exp(np.log(6.4) * (mel - 15.0) / 27.0))


@dataclass(frozen=True)
class MelBands:
    """Triangular filters whose corners lie evenly on a mel scale."""

    n_mels: int
    f_min_hz: float
    f_max_hz: float
    mel_scale: str = "htk"
    mel_norm: str = "none"

    def matrix(self, n_fft: int, sample_rate: int) -> Array:
        """Filters [nFft/2+1, nMels], triangles in Hz with corners at exact frequencies."""
        ends = hz_to_mel(np.array([self.f_min_hz, self.f_max_hz]), self.mel_scale)
        corners = mel_to_hz(np.linspace(ends[0], ends[1], self.n_mels + 2), self.mel_scale)
        bins = np.linspace(0, sample_rate / 2, n_fft // 2 + 1)[:, np.newaxis]
        rising = (bins - corners[:-2]) / (corners[1:-1] - corners[:-2])
        falling = (corners[2:] - bins) / (corners[2:] - corners[1:-1])
        filters = np.maximum(0.0, np.minimum(rising, falling))
        return filters * (2.0 / (corners[2:] - corners[:-2])) if self.mel_norm == "slaney" else filters


@dataclass(frozen=True)
class Cepstrum:
    """The first coefficients of a type II cosine transform over the bands, orthonormal, and librosa's lifter."""

    n_mfcc: int
    lifter: float = 0.0
    lifter_kind: str = "librosa"

    def __post_init__(self) -> None:
        if self.lifter_kind != "librosa":
            raise ValueError(f"frontEnd.lifterKind must be librosa here: lifterKind={self.lifter_kind}")

    def matrix(self, n_mels: int) -> Array:
        """What bands [..., nMels] are multiplied by: [nMels, nMfcc]."""
        k, n = np.arange(self.n_mfcc), np.arange(n_mels)[:, np.newaxis]
        dct = np.cos(np.pi / n_mels * (n + 0.5) * k) * np.sqrt(2 / n_mels)
        dct[:, 0] /= np.sqrt(2)
        if self.lifter:
            dct *= 1 + self.lifter / 2 * np.sin(np.pi * (k + 1) / self.lifter)
        return dct
