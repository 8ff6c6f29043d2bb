"""Rows whose origin is PyTorch and torchaudio."""

from __future__ import annotations

from typing import Any

import librosa
import numpy as np
import torch
import torchaudio
from torchaudio import functional, transforms

from .row import Row, front_end, mel


def _apply(transform: torch.nn.Module, x: np.ndarray) -> torch.Tensor:
    samples = torch.from_numpy(x)
    return transform.to(samples.dtype)(samples)


def _torch_r(x: np.ndarray) -> torch.Tensor:
    transform = transforms.Spectrogram(n_fft=512, win_length=480, hop_length=160, power=None, normalized=True)
    return torch.view_as_real(_apply(transform, x)).permute(2, 0, 1)


def _frame_length(x: np.ndarray) -> torch.Tensor:
    samples = torch.from_numpy(x)
    window = torch.hann_window(320, dtype=samples.dtype)
    return torch.stft(samples, 400, 160, 320, window, center=False, normalized=True, return_complex=True).abs()


def _whisper(x: np.ndarray) -> torch.Tensor:
    samples = torch.from_numpy(x)
    window = torch.hann_window(400, dtype=samples.dtype)
    power = torch.stft(samples, 400, 160, window=window, return_complex=True)[..., :-1].abs() ** 2
    filters = torch.from_numpy(librosa.filters.mel(sr=16_000, n_fft=400, n_mels=80)).to(samples.dtype)
    log = torch.clamp(filters @ power, min=1e-10).log10()
    return (torch.maximum(log, log.max() - 8.0) + 4.0) / 4.0


def _mels(x: np.ndarray) -> torch.Tensor:
    return _apply(transforms.MelSpectrogram(n_mels=64, n_fft=512, hop_length=160, f_min=60, f_max=7_800), x)


def _deltas(x: np.ndarray) -> torch.Tensor:
    log = torch.log(_mels(x) + 1e-6)
    slope = functional.compute_deltas(log)
    return torch.stack([log, slope, functional.compute_deltas(slope)])


def _by_itself(x: np.ndarray) -> torch.Tensor:
    log = torch.log(_mels(x) + 1e-6)
    return (log - log.mean(dim=-1, keepdim=True)) / (log.std(dim=-1, keepdim=True) + 1e-5)


def _standard(x: np.ndarray) -> torch.Tensor:
    samples = torch.from_numpy(x)
    return ((samples - samples.mean()) / (samples.std() + 1e-5))[None]


def _window(function: str, x: np.ndarray) -> torch.Tensor:
    make = {"hamming": torch.hamming_window, "blackman": torch.blackman_window, "rectangular": torch.ones}[function]
    return _apply(transforms.Spectrogram(n_fft=256, power=1, window_fn=make), x)


def _centred(kind: str, win: int, hop: int, n_fft: int, **rest: Any) -> dict[str, Any]:
    return front_end(kind, win, hop, n_fft, center=True, padMode="reflect", axes="NFT") | rest


def _whisper_row(tool: str, repeat: bool) -> Row:
    card = _centred("mel", 400, 160, 400, crop={"frames": 18}, **mel(80, 0, 8_000, "slaney", "slaney"))
    card |= {
        "log": {"kind": "log10", "amin": 1e-10, "topDb": 80},
        "normalisation": {"kind": "dataset", "mean": -4, "std": 4},
    }
    call = (
        "x = clamp(mel(sr=16000, n_fft=400, n_mels=80) @ abs(torch.stft(x, 400, 160, hann)[..., :-1]) ** 2, 1e-10)"
        ".log10(); (maximum(x, x.max() - 8) + 4) / 4"
    )
    if repeat:
        card["samples"] = {"padding": "repeat"}
        call = f"x = numpy.resize(x, 3000); {call}"
        second = {"frontEnd.crop.frames": 100}
        return Row("repeated-clip", tool, call, card, _whisper, signals=("short",), card=second)
    six = ("speech", "noise", "silence", "square", "impulse", "short")
    half_minute = {"windowSamples": 480_000, "hopSamples": 240_000, "frontEnd.crop.frames": 3_000}
    return Row("whisper", tool, call, card, _whisper, signals=six, card=half_minute)


def rows() -> list[Row]:
    """torch in R, Whisper, and torchaudio's transforms."""
    tool = f"torch {torch.__version__.split('+')[0]}, torchaudio {torchaudio.__version__.split('+')[0]}"
    bands = mel(64, 60, 7_800, "htk")
    log = {"log": {"kind": "ln", "offset": 1e-6}}
    mels = _centred("mel", 512, 160, 512, **bands)
    mels_call = "MelSpectrogram(n_mels=64, n_fft=512, hop_length=160, f_min=60, f_max=7800)"
    mfcc = _centred("mfcc", 400, 200, 400, nMfcc=40, log={"kind": "db", "amin": 1e-10, "topDb": 80})
    mfcc |= mel(128, 0, 8_000, "htk")
    windows = [
        Row(
            f"torch-{function}",
            tool,
            f"torchaudio.transforms.Spectrogram(n_fft=256, power=1, window_fn=torch.{name})(x)",
            _centred("spectrogram", 256, 128, 256, power=1, window=function),
            lambda x, function=function: _window(function, x),
            signals=("speech",),
        )
        for function, name in (("hamming", "hamming_window"), ("blackman", "blackman_window"), ("rectangular", "ones"))
    ]
    return [
        Row(
            "torch-in-r",
            tool,
            "view_as_real(torchaudio.transforms.Spectrogram(n_fft=512, win_length=480, hop_length=160, power=None, "
            "normalized=True)(x)).permute(2, 0, 1)",
            _centred("complex", 480, 160, 512, normalized="window", axes="NCFT"),
            _torch_r,
        ),
        _whisper_row(tool, False),
        _whisper_row(tool, True),
        Row(
            "torchaudio-spectrogram",
            tool,
            "torchaudio.transforms.Spectrogram()(x)",
            _centred("spectrogram", 400, 200, 400),
            lambda x: _apply(transforms.Spectrogram(), x),
        ),
        Row("torchaudio-melspectrogram", tool, f"torchaudio.transforms.{mels_call}(x)", mels, _mels),
        Row(
            "torchaudio-melspectrogram-slaney",
            tool,
            "torchaudio.transforms.MelSpectrogram(mel_scale='slaney', norm='slaney', n_mels=40)(x)",
            _centred("mel", 400, 200, 400, **mel(40, 0, 8_000, "slaney", "slaney")),
            lambda x: _apply(transforms.MelSpectrogram(mel_scale="slaney", norm="slaney", n_mels=40), x),
        ),
        Row("torchaudio-mfcc", tool, "torchaudio.transforms.MFCC()(x)", mfcc, lambda x: _apply(transforms.MFCC(), x)),
        Row(
            "torchaudio-mfcc-log",
            tool,
            "torchaudio.transforms.MFCC(n_mfcc=13, log_mels=True)(x)",
            mfcc | log | {"nMfcc": 13},
            lambda x: _apply(transforms.MFCC(n_mfcc=13, log_mels=True), x),
        ),
        Row(
            "torchaudio-deltas",
            tool,
            f"m = log(torchaudio.transforms.{mels_call}(x) + 1e-6); d = compute_deltas; stack([m, d(m), d(d(m))])",
            mels
            | log
            | {"deltas": {"kind": "torchaudio", "width": 5, "order": 2, "stack": "channels"}, "axes": "NCFT"},
            _deltas,
            signals=("speech", "silence", "impulse"),
        ),
        Row(
            "normalised-by-itself",
            tool,
            f"m = log(torchaudio.transforms.{mels_call}(x) + 1e-6); (m - m.mean(-1)) / (m.std(-1) + 1e-5)",
            mels | log | {"normalisation": {"kind": "bins", "epsilon": 1e-5, "ddof": 1}},
            _by_itself,
            signals=("speech", "noise", "silence", "odd"),
        ),
        Row(
            "torch-stft-normalized",
            tool,
            "abs(torch.stft(x, 400, 160, 320, torch.hann_window(320), center=False, normalized=True))",
            front_end("spectrogram", 320, 160, 400, winAlign="center", normalized="frame_length", power=1, axes="NFT"),
            _frame_length,
            signals=("speech",),
        ),
        Row(
            "waveform",
            tool,
            "((x - x.mean()) / (x.std() + 1e-5))[None]",
            {"kind": "waveform", "normalisation": {"kind": "window", "epsilon": 1e-5, "ddof": 1}, "axes": "NCT"},
            _standard,
            signals=("speech", "silence", "odd"),
        ),
        *windows,
    ]
