"""Clips that are the same, or nearly, in two splits: by their bytes and by how their spectrograms correlate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from earmark_train.collect.clips import Clip, Clips
from earmark_train.collect.samples import fit
from earmark_train.settings import Collect
from earmark_train.split.alike import Alike, Array

BATCH = 256
LIKELY = 0.95
"""Only clips whose shapes are so alike are compared: 1 pair in 10,000 of Speech Commands, and 98 copies of 100 that
begin 0.1 s later, 89 at 0.2 s, 70 at 0.3 s."""
NEAREST = 8
"""A clip is compared with so many, those of the most like shapes."""


@dataclass(frozen=True)
class Copy:
    """A clip of a later split and the clip of an earlier one that it resembles."""

    kept: Clip
    left_out: Clip
    correlation: float


def copies(clips: Clips, settings: Collect, alike: float) -> list[Copy]:
    """Training clips like one that is validated or tested on, validation clips like one that is tested on."""
    search = Search(clips, settings, alike)
    pairs = (("testing", "training"), ("testing", "validation"), ("validation", "training"))
    return [copy for kept, others in pairs for copy in search.between(kept, others)]


class Search:
    """The clips, each of which is listened to once, and how alike two of them must be."""

    def __init__(self, clips: Clips, settings: Collect, alike: float) -> None:
        self.clips, self.length, self.alike = clips, settings.window_samples, alike
        self.ear = Alike(settings)
        self.shapes = {split: self._shapes(clips.of(split)) for split in ("testing", "validation", "training")}

    def between(self, kept: str, left_out: str) -> list[Copy]:
        """The clips of one split that are copies of some of another: the one that each is most like."""
        originals, others = self.clips.of(kept), self.clips.of(left_out)
        digests = {c.digest: c for c in originals}
        found = []
        for clip, near in zip(others, self._near(kept, left_out), strict=True):
            if twin := digests.get(clip.digest):
                found.append(Copy(twin, clip, 1.0))
            elif like := self._like(clip, [originals[k] for k in near]):
                found.append(like)
        return found

    def _like(self, clip: Clip, originals: list[Clip]) -> Copy | None:
        window = self._window(clip) if originals else None
        found = [Copy(c, clip, self.ear.correlation(self._window(c), window)) for c in originals]
        best = max(found, key=lambda c: c.correlation, default=None)
        return best if best and best.correlation >= self.alike else None

    def _near(self, kept: str, left_out: str) -> list[list[int]]:
        """For each clip the places of those whose shapes are so alike that it may be a copy."""
        near: list[list[int]] = []
        if not len(self.shapes[kept]):
            return [[]] * len(self.shapes[left_out])
        for i in range(0, len(self.shapes[left_out]), BATCH):
            rows = self.shapes[left_out][i : i + BATCH] @ self.shapes[kept].T
            places = ((row, np.flatnonzero(row >= LIKELY)) for row in rows)
            near += [those[np.argsort(-row[those])[:NEAREST]].tolist() for row, those in places]
        return near

    def _shapes(self, rows: list[Clip]) -> Array:
        parts = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        made = [self.ear.shapes(np.stack([self._window(c) for c in part])) for part in parts]
        return np.concatenate(made) if made else np.zeros((0, 0), np.float32)

    def _window(self, clip: Clip) -> Array:
        return fit(self.clips.samples(clip), self.length)
