"""Clips that are the same, or nearly, in two splits: by their bytes and by how their spectrograms correlate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earmark_train.clips import fit
from earmark_train.collect.clips import Clip, Clips
from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.features.steps import Log
from earmark_train.settings import Collect

BATCH = 256


@dataclass(frozen=True)
class Copy:
    """A clip of a later split and the clip of an earlier one that it resembles."""

    kept: str
    left_out: str
    correlation: float


def copies(clips: Clips, settings: Collect, alike: float) -> list[Copy]:
    """Training clips like one that is validated or tested on, validation clips like one that is tested on."""
    found: list[Copy] = []
    for kept, left_out in (("testing", "training"), ("testing", "validation"), ("validation", "training")):
        found += _between(clips, (clips.of(kept), clips.of(left_out)), settings, alike)
    return found


def _between(clips: Clips, pair: tuple[list[Clip], list[Clip]], settings: Collect, alike: float) -> list[Copy]:
    kept, others = pair
    if not kept or not others:
        return []
    marks, found = _fingerprints(clips, kept, settings), []
    digests = {c.digest: i for i, c in enumerate(kept)}
    for i in range(0, len(others), BATCH):
        part = others[i : i + BATCH]
        correlation = _fingerprints(clips, part, settings) @ marks.T
        for row, clip in zip(correlation, part, strict=True):
            best = digests.get(clip.digest, int(row.argmax()))
            value = 1.0 if clip.digest in digests else float(row[best])
            if value >= alike:
                found.append(Copy(kept[best].name, clip.name, value))
    return found


def _fingerprints(clips: Clips, rows: list[Clip], settings: Collect) -> NDArray[np.float32]:
    """Log-mels of a window from the clip's beginning, mean taken off, length 1."""
    rate, length = settings.sample_rate, settings.window_samples
    size = 1 << (rate // 32).bit_length()
    front_end = FrontEnd(
        "mel", Stft(rate // 40, rate // 50, size), 2.0, MelBands(32, 60.0, min(8000.0, rate / 2)), log=Log("ln", 1e-5)
    )
    extractor = FeatureExtractor(front_end, rate, np.float32)
    parts = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    made = [extractor.apply(np.stack([fit(clips.samples(c), length) for c in p])).reshape(len(p), -1) for p in parts]
    x = np.concatenate(made)
    x -= x.mean(axis=1, keepdims=True)
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
