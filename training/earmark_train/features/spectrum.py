"""Frames of a window and their spectra, as TensorFlow, torch and librosa cut them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Transform = Callable[..., Array]

_COSINES = {"hann": (0.5, 0.5, 0.0), "hamming": (0.54, 0.46, 0.0), "blackman": (0.42, 0.5, 0.08)}


def window_function(name: str, length: int) -> Array:
    """A window function's values; `_symmetric` ones are the same at both ends."""
    if name == "rectangular":
        return np.ones(length)
    a, b, c = _COSINES[name.removesuffix("_symmetric")]
    phase = 2 * np.pi * np.arange(length) / (length - 1 if name.endswith("_symmetric") else length)
    return a - b * np.cos(phase) + c * np.cos(2 * phase)


@dataclass(frozen=True)
class Stft:
    """How a window becomes spectra; lengths in samples, names as in the card's `frontEnd`."""

    win_length: int
    hop_length: int
    n_fft: int
    window: str = "hann"
    center: bool = False
    pad_mode: str = "reflect"
    normalized: str | None = None

    def frames(self, window_samples: int) -> int:
        """Frames of a window of so many samples."""
        return 1 + (window_samples if self.center else window_samples - self.win_length) // self.hop_length

    def spectra(self, windows: Array, rfft: Transform) -> Array:
        """Complex spectra [N, T, nFft/2+1] of windows [N, samples]."""
        return rfft(self._framed(windows) * self._weights().astype(windows.dtype), n=self.n_fft)

    def _framed(self, windows: Array) -> Array:
        if not self.center:
            return np.lib.stride_tricks.sliding_window_view(windows, self.win_length, axis=-1)[:, :: self.hop_length]
        padded = np.pad(windows, ((0, 0), (self.n_fft // 2, self.n_fft // 2)), mode=self.pad_mode)  # type: ignore[call-overload]
        return np.lib.stride_tricks.sliding_window_view(padded, self.n_fft, axis=-1)[:, :: self.hop_length]

    def _weights(self) -> Array:
        weights = window_function(self.window, self.win_length)
        if self.normalized == "window":
            weights = weights / np.sqrt((weights**2).sum())
        elif self.normalized == "frame_length":
            weights = weights / np.sqrt(self.n_fft)
        if not self.center:
            return weights
        before = (self.n_fft - self.win_length) // 2
        return np.pad(weights, (before, self.n_fft - self.win_length - before))
