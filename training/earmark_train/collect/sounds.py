"""A piece's samples at the wanted rate, or why it has none."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import soundfile
import soxr

from earmark_train.collect.ffmpeg import decoded
from earmark_train.collect.files import FOR_FFMPEG
from earmark_train.collect.piece import Piece
from earmark_train.collect.samples import Samples, mono

PIPED = 0x7FFF_0000


class UnreadableError(ValueError):
    """A file that holds no audio that can be read."""


def read(piece: Piece, sample_rate: int) -> Samples:
    """Mono samples in [-1, 1) at `sample_rate`, by libsoundfile or ffmpeg, and soxr's high quality."""
    try:
        with soundfile.SoundFile(_source(piece.path)) as file:
            _refuse_cut_off(file)
            rate = file.samplerate
            start = min(round(piece.start * rate), file.frames)
            stop = file.frames if piece.end is None else min(round(piece.end * rate), file.frames)
            file.seek(start)
            samples = file.read(stop - start, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as e:
        raise UnreadableError(str(e)) from e
    if not len(samples):
        raise UnreadableError("holds no samples")
    unheard = len(samples) - int(np.isfinite(samples).all(axis=1).sum())
    if unheard:
        raise UnreadableError(f"samples must be finite numbers: {unheard} of {len(samples)} are not")
    one = mono(samples)
    return one if rate == sample_rate else soxr.resample(one, rate, sample_rate).astype(np.float32)


def _source(path: Path) -> Path | io.BytesIO:
    return io.BytesIO(decoded(path)) if path.suffix.lower() in FOR_FFMPEG else path


def _refuse_cut_off(file: soundfile.SoundFile) -> None:
    """A WAV file holds less than its head says; one that was written to a pipe says as much as there can be."""
    found = re.search(r"^data : (\d+) \(should be (\d+)\)", file.extra_info, re.MULTILINE)
    if found and int(found[2]) < int(found[1]) < PIPED:
        raise UnreadableError(f"is cut off, must hold {found[1]} bytes of samples: bytes={found[2]}")
