"""The windows of a split as they are: a clip each, and cuts of the noise recordings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from earmark_train.collect.clips import Clips, read_rows
from earmark_train.collect.samples import Samples, fit
from earmark_train.settings import Settings
from earmark_train.split.noise import part_of
from earmark_train.table import read_table


@dataclass(frozen=True)
class Dataset:
    """What a training hears: the clips with their splits, the noise recordings and the labels in order.

    Nothing of the test can be read through it unless it is made for the report: not for training, tuning, thresholds,
    normalisation or distillation.
    """

    clips: Clips
    noise: list[Samples]
    labels: list[str]
    settings: Settings

    @staticmethod
    def of(settings: Settings, work: Path, for_report: bool = False) -> Dataset:
        clips = Clips(read_rows(work / "split/split.csv"), work / "collect/samples.s16le", sealed=not for_report)
        noise = _noise(work / "collect")
        return Dataset(clips, noise, labels_of(settings, clips, bool(noise)), settings)

    def noise_of(self, split: str) -> list[Samples]:
        """The part of each noise recording that belongs to a split."""
        if split == "testing" and self.clips.sealed:
            raise ValueError("noise of the test may be read by the report alone")
        return [part_of(x, split, self.settings.split) for x in self.noise]

    def windows(self, split: str) -> tuple[list[str], list[Samples], list[int]]:
        """Names, windows and labels of a split; a clip longer than a window gives its middle."""
        length, background = self.settings.collect.window_samples, self.settings.collect.background
        names, windows, labels = [], [], []
        for clip in self.clips.of(split):
            samples = self.clips.samples(clip)
            start = max(0, len(samples) - length) // 2
            names.append(clip.name)
            windows.append(fit(samples[start:], length))
            labels.append(self.labels.index(clip.label))
        for k, x in enumerate(self.noise_of(split) if background else []):
            for at in range(0, len(x) - length + 1, length):
                names.append(f"noise {k}@{at}")
                windows.append(x[at : at + length])
                labels.append(self.labels.index(background or ""))
        return names, windows, labels


def labels_of(settings: Settings, clips: Clips, noise: bool) -> list[str]:
    """The labels in the order of the scores: those named or all that are heard, then unknown and background."""
    special = [x for x in (settings.collect.unknown, settings.collect.background) if x]
    heard = {c.label for c in clips} | ({settings.collect.background} if noise else set())
    named = settings.collect.labels or sorted(label for label in heard if label and label not in special)
    missing = sorted({*named, *special} - heard)
    if missing:
        raise ValueError(
            "every label of collect.labels, unknown and background must be heard in some clip, background in noise:"
            f" labels without any={missing}, heard={sorted(filter(None, heard))}"
        )
    return [*(label for label in named if label not in special), *special]


def _noise(collected: Path) -> list[Samples]:
    lengths = [int(row["length"]) for row in read_table(collected / "noise.csv")]
    whole = np.fromfile(collected / "noise.s16le", dtype="<i2").astype(np.float32) / 32768
    starts = np.cumsum([0, *lengths])
    return [whole[a : a + n] for a, n in zip(starts, lengths, strict=False)]
