"""Rows whose origin is librosa."""

from __future__ import annotations

from typing import Any

import librosa
import numpy as np
import scipy

from .row import Row, front_end, mel

RATE = 22_050
DB = {"kind": "db", "amin": 1e-10, "topDb": 80}


def _default(kind: str, **rest: Any) -> dict[str, Any]:
    """librosa's defaults: 2048, 512, centred in zeros, and 128 Slaney bands where the kind has any."""
    bands = mel(128, 0, 11_025, "slaney", "slaney") if kind in ("mel", "mfcc") else {}
    centred = front_end(kind, 2_048, 512, 2_048, center=True, padMode="constant", axes="NFT")
    return centred | bands | rest


def _mfcc(x: np.ndarray) -> np.ndarray:
    return librosa.feature.mfcc(y=x, sr=RATE)


def _htk(x: np.ndarray) -> np.ndarray:
    return librosa.feature.mfcc(y=x, sr=RATE, n_mfcc=13, lifter=22, htk=True, norm="ortho", n_fft=1_024, hop_length=256)


def _mel(x: np.ndarray) -> np.ndarray:
    return librosa.feature.melspectrogram(y=x, sr=RATE)


def _pcen(x: np.ndarray) -> np.ndarray:
    power = librosa.feature.melspectrogram(y=x, sr=RATE, n_mels=40, n_fft=1_024, hop_length=256, power=1)
    return librosa.pcen(power * 2**31, sr=RATE, hop_length=256)


def _deltas(x: np.ndarray) -> np.ndarray:
    one = _htk(x)
    return np.concatenate([one, librosa.feature.delta(one), librosa.feature.delta(one, order=2)])


def _statistics(x: np.ndarray) -> np.ndarray:
    one = _htk(x)
    return np.concatenate([one.mean(axis=1), one.std(axis=1)])


def _left(x: np.ndarray) -> np.ndarray:
    return np.abs(librosa.stft(x, n_fft=512, win_length=400, hop_length=160, center=False)) ** 2


def _by_bin(x: np.ndarray) -> np.ndarray:
    one = _htk(x)
    return (one - np.arange(13)[:, None]) / (np.arange(13)[:, None] + 2)


FIVE_SECONDS = {"windowSamples": 110_250, "hopSamples": 55_125}


def rows() -> list[Row]:
    """The nursery monitor's two, and librosa's own names."""
    tool = f"librosa {librosa.__version__}, NumPy {np.__version__}, SciPy {scipy.__version__}"
    htk = front_end("mfcc", 1_024, 256, 1_024, center=True, padMode="constant", axes="NFT", log=DB)
    htk |= mel(128, 0, 11_025, "htk", "slaney") | {"nMfcc": 13, "lifter": 22, "lifterKind": "librosa"}
    htk_call = (
        "librosa.feature.mfcc(y=x, sr=22050, n_mfcc=13, lifter=22, htk=True, norm='ortho', n_fft=1024, hop_length=256)"
    )
    slaney = _default("mel")
    max_db = {"kind": "db", "amin": 1e-10, "ref": "max", "topDb": 80}
    decibel = {"kind": "amplitude_db", "amin": 1e-5, "topDb": 80}
    pcen = front_end("mel", 1_024, 256, 1_024, center=True, padMode="constant", power=1, axes="NFT")
    del pcen["log"]
    pcen |= mel(40, 0, 11_025, "slaney", "slaney") | {"pcen": {"scale": 2.0**31}}
    return [
        Row(
            "nursery-image",
            tool,
            "librosa.feature.mfcc(y=x, sr=22050)[None]",
            _default("mfcc", nMfcc=20, log=DB, axes="NCFT"),
            lambda x: _mfcc(x)[None],
            RATE,
            card=FIVE_SECONDS,
        ),
        Row(
            "nursery-mean",
            tool,
            htk_call + ".mean(axis=1)",
            htk | {"pool": "mean", "axes": "NF"},
            lambda x: _htk(x).mean(axis=1),
            RATE,
            card=FIVE_SECONDS,
        ),
        Row(
            "mfcc-statistics",
            tool,
            f"numpy.concatenate([m.mean(axis=1), m.std(axis=1)]), m = {htk_call}",
            htk | {"pool": "mean_std", "axes": "NF"},
            _statistics,
            RATE,
        ),
        Row(
            "librosa-stft",
            tool,
            "abs(librosa.stft(x))",
            _default("spectrogram", power=1),
            lambda x: np.abs(librosa.stft(x)),
            RATE,
        ),
        Row(
            "librosa-stft-left",
            tool,
            "abs(librosa.stft(x, n_fft=512, win_length=400, hop_length=160, center=False)) ** 2",
            front_end("spectrogram", 400, 160, 512, winAlign="center", axes="NFT"),
            _left,
            RATE,
            signals=("speech",),
        ),
        Row("librosa-melspectrogram", tool, "librosa.feature.melspectrogram(y=x, sr=22050)", slaney, _mel, RATE),
        Row(
            "librosa-power-to-db",
            tool,
            "librosa.power_to_db(librosa.feature.melspectrogram(y=x, sr=22050), ref=numpy.max)",
            slaney | {"log": max_db},
            lambda x: librosa.power_to_db(_mel(x), ref=np.max),
            RATE,
        ),
        Row(
            "librosa-amplitude-to-db",
            tool,
            "librosa.amplitude_to_db(librosa.feature.melspectrogram(y=x, sr=22050, power=1))",
            slaney | {"power": 1, "log": decibel},
            lambda x: librosa.amplitude_to_db(librosa.feature.melspectrogram(y=x, sr=RATE, power=1)),
            RATE,
        ),
        Row(
            "librosa-pcen",
            tool,
            "librosa.pcen(2**31 * librosa.feature.melspectrogram(y=x, sr=22050, n_mels=40, n_fft=1024, hop_length=256, "
            "power=1), sr=22050, hop_length=256)",
            pcen,
            _pcen,
            RATE,
        ),
        Row(
            "librosa-delta",
            tool,
            f"numpy.concatenate([m, librosa.feature.delta(m), librosa.feature.delta(m, order=2)]), m = {htk_call}",
            htk | {"deltas": {"kind": "librosa", "width": 9, "order": 2, "stack": "bins"}},
            _deltas,
            RATE,
        ),
        Row(
            "normalised-by-bin",
            tool,
            f"(m - a) / (a + 2), a = numpy.arange(13)[:, None], m = {htk_call}",
            htk | {"normalisation": {"kind": "dataset", "mean": list(range(13)), "std": [n + 2 for n in range(13)]}},
            _by_bin,
            RATE,
            signals=("speech",),
        ),
    ]
