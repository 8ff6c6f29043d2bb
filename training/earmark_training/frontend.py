"""The front end that a card describes: samples in, features out, in plain numpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True)
class Log:
    """The logarithm taken of each bin: none, ln, log10 or db, of (x + offset)."""

    kind: str = "none"
    offset: float = 0.0

    def apply(self, x: Array) -> Array:
        if self.kind == "none":
            return x
        scale = {"ln": 1.0, "log10": 1 / np.log(10), "db": 10 / np.log(10)}[self.kind]
        return (scale * np.log(x + x.dtype.type(self.offset))).astype(x.dtype, copy=False)


@dataclass(frozen=True)
class FrontEnd:
    """A spectrogram or log-mel front end, under the names that the card uses; frames never reach past the window."""

    kind: str
    win_length: int
    hop_length: int
    n_fft: int
    window: str = "hann"
    power: float = 2.0
    n_mels: int = 0
    f_min_hz: float = 0.0
    f_max_hz: float = 0.0
    mel_scale: str = "htk"
    mel_norm: str = "none"
    log: Log = field(default_factory=Log)

    def frames(self, window_samples: int) -> int:
        return 1 + (window_samples - self.win_length) // self.hop_length

    def bins(self) -> int:
        return self.n_mels if self.kind == "mel" else self.n_fft // 2 + 1

    def to_json(self) -> dict[str, Any]:
        """The card's `frontEnd` object."""
        mel = {
            "nMels": self.n_mels,
            "fMinHz": self.f_min_hz,
            "fMaxHz": self.f_max_hz,
            "melScale": self.mel_scale,
            "melNorm": self.mel_norm,
        }
        return {
            "kind": self.kind,
            "winLength": self.win_length,
            "hopLength": self.hop_length,
            "nFft": self.n_fft,
            "window": self.window,
            "center": False,
            "padMode": "reflect",
            "power": self.power,
            **(mel if self.kind == "mel" else {}),
            "log": asdict(self.log),
            "normalisation": {"kind": "none"},
            "axes": "NCTF",
        }

    @staticmethod
    def of_json(j: dict[str, Any]) -> FrontEnd:
        """Reads a card's `frontEnd` object; refuses what this reference does not compute."""
        for key, known in _COMPUTED.items():
            value = j["normalisation"]["kind"] if key == "normalisation" else j[key]
            if value not in known:
                raise ValueError(f"frontEnd.{key} must be one of {known}: {key}={value}")
        mel = j["kind"] == "mel"
        return FrontEnd(
            kind=j["kind"],
            win_length=j["winLength"],
            hop_length=j["hopLength"],
            n_fft=j["nFft"],
            window=j["window"],
            power=j["power"],
            n_mels=j["nMels"] if mel else 0,
            f_min_hz=j["fMinHz"] if mel else 0.0,
            f_max_hz=j["fMaxHz"] if mel else 0.0,
            mel_scale=j["melScale"] if mel else "htk",
            mel_norm=j["melNorm"] if mel else "none",
            log=Log(**j["log"]),
        )


_COMPUTED: dict[str, tuple[Any, ...]] = {
    "kind": ("spectrogram", "mel"),
    "center": (False,),
    "window": ("hann", "hann_symmetric"),
    "power": (1, 2),
    "normalisation": ("none",),
    "axes": ("NCTF",),
}


class FeatureExtractor:
    """Applies a front end to batches of windows; float64 with numpy's transform is the reference.

    Training takes float32 and may bring a faster transform with numpy's signature (`scipy.fft.rfft`).
    """

    def __init__(
        self, front_end: FrontEnd, sample_rate: int, dtype: type = np.float64, rfft: Callable[..., Array] = np.fft.rfft
    ) -> None:
        self.front_end = front_end
        self.rfft = rfft
        self.dtype = np.dtype(dtype)
        self.window = hann(front_end.win_length, front_end.window == "hann").astype(self.dtype)
        self.mel = mel_matrix(front_end, sample_rate).astype(self.dtype) if front_end.kind == "mel" else None

    def apply(self, windows: Array) -> Array:
        """Features [N, 1, T, F] of windows [N, samples]."""
        fe = self.front_end
        framed = np.lib.stride_tricks.sliding_window_view(windows.astype(self.dtype), fe.win_length, axis=-1)
        spectrum = self.rfft(framed[:, :: fe.hop_length] * self.window, n=fe.n_fft)
        power = spectrum.real**2 + spectrum.imag**2
        bins = power if fe.power == 2 else np.sqrt(power)
        if self.mel is not None:
            bins = bins @ self.mel
        return fe.log.apply(bins)[:, np.newaxis].astype(np.float32)


def hann(length: int, periodic: bool) -> Array:
    """A Hann window; symmetric ones reach zero at both ends."""
    n = np.arange(length)
    return 0.5 - 0.5 * np.cos(2 * np.pi * n / (length if periodic else length - 1))


def hz_to_mel(hz: Array, scale: str) -> Array:
    if scale == "htk":
        return 2595.0 * np.log10(1.0 + hz / 700.0)
    return np.where(hz < 1000.0, 3 * hz / 200.0, 15.0 + 27.0 * np.log(np.maximum(hz, 1000.0) / 1000.0) / np.log(6.4))


def mel_to_hz(mel: Array, scale: str) -> Array:
    if scale == "htk":
        return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    return np.where(mel < 15.0, 200.0 * mel / 3, 1000.0 * np.exp(np.log(6.4) * (mel - 15.0) / 27.0))


def mel_matrix(front_end: FrontEnd, sample_rate: int) -> Array:
    """Triangular mel filters [nFft/2+1, nMels], corners at exact frequencies, as librosa and torchaudio have them."""
    fe = front_end
    ends = hz_to_mel(np.array([fe.f_min_hz, fe.f_max_hz]), fe.mel_scale)
    corners = mel_to_hz(np.linspace(ends[0], ends[1], fe.n_mels + 2), fe.mel_scale)
    bins = np.linspace(0, sample_rate / 2, fe.n_fft // 2 + 1)[:, np.newaxis]
    rising = (bins - corners[:-2]) / (corners[1:-1] - corners[:-2])
    falling = (corners[2:] - bins) / (corners[2:] - corners[1:-1])
    filters = np.maximum(0.0, np.minimum(rising, falling))
    return filters * (2.0 / (corners[2:] - corners[:-2])) if fe.mel_norm == "slaney" else filters


MEL = FrontEnd("mel", 400, 160, 512, "hann", 2.0, 40, 20.0, 7600.0, "htk", "none", Log("ln", 1e-6))
"""Log-mels of 25 ms frames every 10 ms: the front end of `commands`."""

TUTORIAL = FrontEnd("spectrogram", 255, 128, 256, "hann_symmetric", 1.0)
"""TensorFlow's `tf.abs(tf.signal.stft(x, 255, 128))`: the front end of `simple-audio`."""
