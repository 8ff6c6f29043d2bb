"""A finished training whose model teaches another: its scores of the training windows, never of any other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earmark_train.collect.clips import Clip, read_rows
from earmark_train.features.windows import Dataset
from earmark_train.inputs import exported, split_of
from earmark_train.scoring import quick

LEAST = 1e-6


class Teacher:
    """The exported model of a work folder."""

    def __init__(self, path: Path, labels: list[str]) -> None:
        self.scorer = quick(path)
        found = self.scorer.card.labels
        if found != labels:
            raise ValueError(f"teacher must have the labels {labels}: labels={found}")

    @staticmethod
    def of(folder: Path, heard: Dataset) -> Teacher:
        """The model of a work folder, refused if it was trained on anybody whom these settings validate or test on."""
        check(rows_of(folder, "teachers"), heard.clips.rows)
        files = exported(folder)
        if len(files) != 1:
            raise ValueError(f"train.teachers must hold one exported model: teacher={folder}, models={len(files)}")
        return Teacher(files[0], heard.labels)


def logits(teachers: list[Teacher], windows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logarithms of the mean of their scores [N, labels] of windows [N, samples]."""
    mean = np.mean([teacher.scorer.score(windows) for teacher in teachers], axis=0)
    return np.log(np.maximum(mean, LEAST)).astype(np.float32)


def rows_of(folder: Path, setting: str) -> list[Clip]:
    """The clips of a work folder with their splits."""
    table = folder / "split" / "split.csv"
    if not table.exists():
        raise ValueError(f"train.{setting} must be the work folder of a finished training: {setting}={folder}")
    return read_rows(table)


def check_embedding(model: Path, clips: list[Clip]) -> None:
    """As `check`, of the training that an embedding comes from, where its work folder is at hand."""
    for table in split_of(model):
        check(read_rows(table), clips)


def check(taught_on: list[Clip], clips: list[Clip]) -> None:
    """Refuses a teacher, weights or an embedding that have learnt from a speaker or a clip that is kept back here."""
    kept_back = {c.group for c in clips if c.split != "training"} | {c.digest for c in clips if c.split != "training"}
    known = {x for c in taught_on if c.split == "training" for x in (c.group, c.digest)}
    both = sorted(kept_back & known)
    if both:
        raise ValueError(
            "train.teachers, train.start and model.embedding must be of the same split:"
            f" learnt from, but validated or tested on here: {len(both)} speakers or clips, {', '.join(both[:3])}"
        )
