"""Rows whose origin is Kaldi, by kaldi-native-fbank and by torchaudio's compliance."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import kaldi_native_fbank
import numpy as np
import torch
import torchaudio
from torchaudio.compliance import kaldi

from .row import Row, front_end, mel


def _native(x: np.ndarray) -> np.ndarray:
    options = kaldi_native_fbank.FbankOptions()
    options.frame_opts.dither = 0
    options.mel_opts.num_bins = 80
    fbank = kaldi_native_fbank.OnlineFbank(options)
    fbank.accept_waveform(16_000, (x * 32_768).tolist())
    fbank.input_finished()
    return np.stack([fbank.get_frame(t) for t in range(fbank.num_frames_ready)])


def _compliant(x: np.ndarray, function: str, **options: Any) -> torch.Tensor:
    return getattr(kaldi, function)(torch.from_numpy(x)[None] * 32_768, **options)


def _card(kind: str, n_mels: int, **rest: Any) -> dict[str, Any]:
    card = front_end(kind, 400, 160, 512, window="povey", removeDcOffset=True, preEmphasis=0.97, melTriangles="mel")
    card |= {"samples": {"scale": 32_768}, "log": {"kind": "ln", "amin": 1.1920928955078125e-07}}
    return card | mel(n_mels, 20, 8_000, "htk") | rest


def rows() -> list[Row]:
    """Kaldi's fbank and mfcc, without dither."""
    native = f"kaldi-native-fbank {version('kaldi-native-fbank')}"
    tool = f"torchaudio {torchaudio.__version__.split('+')[0]} (compliance.kaldi)"
    edges = {"window_type": "hamming", "snip_edges": False, "num_mel_bins": 40}
    blackman = {
        "window_type": "blackman",
        "use_power": False,
        "remove_dc_offset": False,
        "preemphasis_coefficient": 0.0,
    }
    plain = _card("mel", 23, window="blackman_symmetric", power=1)
    del plain["removeDcOffset"], plain["preEmphasis"]
    return [
        Row(
            "kaldi-fbank",
            native,
            "OnlineFbank(dither=0, num_bins=80).accept_waveform(16000, x * 32768)",
            _card("mel", 80),
            _native,
            exact=lambda x: _compliant(x, "fbank", num_mel_bins=80),
            why="pre-emphasis leaves the lowest, narrowest bands so little beside the others that the rounding of a "
            "float32 transform shows in their logarithm; the origin's own is 2.4e-5 from float64 there",
        ),
        Row(
            "kaldi-fbank-edges",
            tool,
            "fbank(x * 32768, window_type='hamming', snip_edges=False, num_mel_bins=40)",
            _card("mel", 40, window="hamming_symmetric", center=True, padMode="symmetric"),
            lambda x: _compliant(x, "fbank", **edges),
        ),
        Row(
            "kaldi-fbank-blackman",
            tool,
            "fbank(x * 32768, window_type='blackman', use_power=False, remove_dc_offset=False, "
            "preemphasis_coefficient=0.0)",
            plain,
            lambda x: _compliant(x, "fbank", **blackman),
            signals=("speech",),
        ),
        Row(
            "kaldi-mfcc",
            tool,
            "mfcc(x * 32768)",
            _card("mfcc", 23, nMfcc=13, lifter=22, lifterKind="kaldi"),
            lambda x: _compliant(x, "mfcc"),
        ),
    ]
