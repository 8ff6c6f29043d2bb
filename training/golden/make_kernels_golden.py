"""Writes golden vectors of the front-end kernels, computed by TensorFlow and librosa: none of Earmark's own code.

Run with: pip install tensorflow-cpu==2.21.0 librosa==0.11.0 numpy==2.4.6; python make_kernels_golden.py FOLDER

FOLDER gets `signal.s16le` (mono), one `<case>.f32le` a case (little-endian, in the card's axes) and `cases.json`: for
each case its front end as a card writes it, its shape, and the call that made it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import librosa
import numpy as np
import tensorflow as tf

RATE = 16_000
SAMPLES = 2_048


def signal() -> np.ndarray:
    """A chirp over noise that fades in, as 16-bit samples."""
    rng = np.random.default_rng(3)
    t = np.arange(SAMPLES) / RATE
    chirp = 0.5 * np.sin(2 * np.pi * (200 * t + 0.5 * 45_000 * t * t))
    noise = rng.normal(0, 0.1, SAMPLES) * np.linspace(0, 1, SAMPLES)
    return np.round((chirp + noise) * 16_384).astype("<i2")


def front_end(**changes: Any) -> dict[str, Any]:
    card: dict[str, Any] = {
        "kind": "spectrogram",
        "winLength": 400,
        "hopLength": 160,
        "nFft": 512,
        "window": "hann",
        "center": False,
        "padMode": "reflect",
        "power": 2.0,
        "log": {"kind": "none", "offset": 0.0},
        "normalisation": {"kind": "none"},
        "axes": "NTF",
    }
    card.update(changes)
    return card


def mel(n_mels: int, low: float, high: float, scale: str, norm: str) -> dict[str, Any]:
    return {"nMels": n_mels, "fMinHz": low, "fMaxHz": high, "melScale": scale, "melNorm": norm}


def cases(x: np.ndarray) -> list[tuple[str, str, dict[str, Any], np.ndarray]]:
    """Name, call, front end and features [T, F] before axes."""
    tutorial = np.abs(tf.signal.stft(x, 255, 128).numpy())
    yamnet = np.abs(tf.signal.stft(x, 400, 160, fft_length=512).numpy()) ** 2
    centred = np.abs(librosa.stft(x, n_fft=512, hop_length=160, win_length=400, pad_mode="reflect").T) ** 2
    zeros = np.abs(librosa.stft(x, n_fft=256, hop_length=100, win_length=201, pad_mode="constant").T)
    slaney = librosa.feature.melspectrogram(
        y=x,
        sr=RATE,
        n_fft=512,
        hop_length=160,
        n_mels=40,
        fmin=50,
        fmax=8000,
        htk=False,
        norm="slaney",
        pad_mode="reflect",
    ).T
    htk = librosa.feature.melspectrogram(
        y=x, sr=RATE, n_fft=512, hop_length=160, n_mels=32, fmin=20, fmax=7600, htk=True, norm=None, center=False
    ).T
    log_htk = np.log(htk + 1e-6)
    db = 10 * np.log10(slaney + 1e-10)
    return [
        (
            "tensorflow-tutorial",
            "abs(tf.signal.stft(x, 255, 128))",
            front_end(winLength=255, hopLength=128, nFft=256, window="hann_symmetric", power=1.0),
            tutorial,
        ),
        ("tensorflow-power", "abs(tf.signal.stft(x, 400, 160, fft_length=512)) ** 2", front_end(axes="NCTF"), yamnet),
        (
            "librosa-reflect",
            "abs(librosa.stft(x, n_fft=512, hop_length=160, win_length=400, pad_mode='reflect')) ** 2",
            front_end(center=True, axes="NFT"),
            centred.T,
        ),
        (
            "librosa-constant",
            "abs(librosa.stft(x, n_fft=256, hop_length=100, win_length=201, pad_mode='constant'))",
            front_end(winLength=201, hopLength=100, nFft=256, center=True, padMode="constant", power=1.0),
            zeros,
        ),
        (
            "librosa-mel-slaney",
            "librosa.feature.melspectrogram(y=x, sr=16000, n_fft=512, hop_length=160, n_mels=40, fmin=50, fmax=8000, "
            "htk=False, norm='slaney', pad_mode='reflect')",
            front_end(kind="mel", winLength=512, center=True, **mel(40, 50.0, 8000.0, "slaney", "slaney")),
            slaney,
        ),
        (
            "librosa-mel-htk-ln",
            "numpy.log(librosa.feature.melspectrogram(y=x, sr=16000, n_fft=512, hop_length=160, n_mels=32, fmin=20, "
            "fmax=7600, htk=True, norm=None, center=False) + 1e-6)",
            front_end(
                kind="mel", winLength=512, log={"kind": "ln", "offset": 1e-6}, **mel(32, 20.0, 7600.0, "htk", "none")
            ),
            log_htk,
        ),
        (
            "librosa-mel-db",
            "10 * numpy.log10(mel-slaney + 1e-10), bands first",
            front_end(
                kind="mel",
                winLength=512,
                center=True,
                log={"kind": "db", "offset": 1e-10},
                axes="NCFT",
                **mel(40, 50.0, 8000.0, "slaney", "slaney"),
            ),
            db.T,
        ),
        (
            "log10-by-dataset",
            "(numpy.log10(mel-htk + 1e-6) - -2.5) / 1.25",
            front_end(
                kind="mel",
                winLength=512,
                log={"kind": "log10", "offset": 1e-6},
                normalisation={"kind": "dataset", "mean": -2.5, "std": 1.25},
                axes="NTFC",
                **mel(32, 20.0, 7600.0, "htk", "none"),
            ),
            (np.log10(htk + 1e-6) + 2.5) / 1.25,
        ),
        (
            "ln-by-window",
            "v = numpy.log(mel-htk + 1e-6); (v - v.mean()) / v.std()",
            front_end(
                kind="mel",
                winLength=512,
                log={"kind": "ln", "offset": 1e-6},
                normalisation={"kind": "window"},
                **mel(32, 20.0, 7600.0, "htk", "none"),
            ),
            (log_htk - log_htk.mean()) / log_htk.std(),
        ),
        (
            "waveform-by-window",
            "(x - x.mean()) / x.std()",
            {"kind": "waveform", "normalisation": {"kind": "window"}},
            (x - x.mean()) / x.std(),
        ),
    ]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    samples = signal()
    (folder / "signal.s16le").write_bytes(samples.tobytes())
    x = samples.astype(np.float64) / 32_768
    content = {
        "tools": {"TensorFlow": tf.__version__, "librosa": librosa.__version__, "NumPy": np.__version__},
        "signal": "x = numpy.frombuffer('signal.s16le', '<i2') / 32768 in float64",
        "sampleRate": RATE,
        "cases": [],
    }
    for name, call, card, features in cases(x):
        (folder / f"{name}.f32le").write_bytes(np.ascontiguousarray(features).astype("<f4").tobytes())
        content["cases"].append({"name": name, "call": call, "shape": features.shape, "frontEnd": card})
    (folder / "cases.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
