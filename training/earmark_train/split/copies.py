"""Clips that are the same, or nearly, in two splits: by their bytes and by how their spectrograms correlate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from earmark_train.collect.clips import Clip, Clips
from earmark_train.settings import Collect
from earmark_train.split.alike import BATCH, Mels


@dataclass(frozen=True)
class Copy:
    """A clip of a later split and the clip of an earlier one that it resembles."""

    kept: Clip
    left_out: Clip
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
    mels, found = Mels.of(clips, kept, settings), []
    digests = {c.digest: c for c in kept}
    for i in range(0, len(others), BATCH):
        part = others[i : i + BATCH]
        same = [digests.get(c.digest) for c in part]
        near = _nearest(Mels.of(clips, part, settings), mels, alike)
        for clip, twin, (value, like) in zip(part, same, near, strict=True):
            if twin or value >= alike:
                found.append(Copy(twin or kept[like], clip, 1.0 if twin else value))
    return found


def _nearest(part: Mels, kept: Mels, alike: float) -> list[tuple[float, int]]:
    """For each clip: of those that it is like as a whole, the one that it is most like where it is heard."""
    likely = [np.flatnonzero(row >= alike) for row in part.correlations(kept)]
    return [
        max(((part.where_heard(i, kept, int(j)), int(j)) for j in those), default=(-1.0, -1))
        for i, those in enumerate(likely)
    ]
