"""Labelled clips in Speech Commands' layout (one folder a word) and their split by speaker."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

Samples = NDArray[np.float32]
AUDIO = {".wav", ".flac", ".ogg"}
MAX_CLIPS_PER_SPEAKER_HASH = 2**27 - 1


def split_of(file_name: str, validation_percent: float = 10, testing_percent: float = 10) -> str:
    """`training`, `validation` or `testing`, by Speech Commands' rule: a hash of the name before `_nohash_`."""
    speaker = re.sub(r"_nohash_.*$", "", Path(file_name).name)
    hashed = int(hashlib.sha1(speaker.encode()).hexdigest(), 16) % (MAX_CLIPS_PER_SPEAKER_HASH + 1)
    percentage = hashed * (100.0 / MAX_CLIPS_PER_SPEAKER_HASH)
    if percentage < validation_percent:
        return "validation"
    return "testing" if percentage < testing_percent + validation_percent else "training"


@dataclass(frozen=True)
class Clip:
    """One labelled file and the split that its speaker falls in."""

    path: Path
    label: str
    split: str


def list_clips(folder: Path, labels: Iterable[str] | None = None) -> list[Clip]:
    """All clips of the word folders, in name order; labels restricts the words."""
    wanted = None if labels is None else set(labels)
    words = sorted(d for d in folder.iterdir() if d.is_dir() and (wanted is None or d.name in wanted))
    return [Clip(f, d.name, split_of(f.name)) for d in words for f in sorted(d.iterdir()) if f.suffix in AUDIO]


def read_audio(path: Path, sample_rate: int) -> Samples:
    """The file's samples in [-1, 1), mixed down to mono."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    if rate != sample_rate:
        raise ValueError(f"{path}: sample rate must be the model's {sample_rate}: sampleRate={rate}")
    mono = samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1)
    return np.asarray(mono, dtype=np.float32)


def fit(samples: NDArray[Any], length: int) -> Samples:
    """The first `length` samples, padded with zeros at the end."""
    out = np.zeros(length, dtype=np.float32)
    n = min(length, len(samples))
    out[:n] = samples[:n]
    return out
