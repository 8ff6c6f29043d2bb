"""The clips of a training: one row each, their samples end to end in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earmark_train.table import read_table, write_table


@dataclass(frozen=True)
class Clip:
    """A labelled stretch of `samples.s16le`: `start` and `length` in samples."""

    name: str
    label: str
    group: str
    start: int
    length: int
    digest: str
    split: str = ""


class Clips:
    """The rows of `clips.csv` and the samples that they point into; those of the test only where it is not `sealed`."""

    def __init__(self, rows: list[Clip], samples: Path, sealed: bool = False) -> None:
        self.rows, self.path, self.sealed = rows, samples, sealed
        self._all: NDArray[np.int16] | None = None

    def samples(self, clip: Clip) -> NDArray[np.float32]:
        """The clip's samples in [-1, 1)."""
        if self.sealed and clip.split == "testing":
            raise ValueError(f"clips of the test may be read by the report alone: clip={clip.name}")
        if self._all is None:
            self._all = np.memmap(self.path, dtype="<i2", mode="r")
        return self._all[clip.start : clip.start + clip.length].astype(np.float32) / 32768

    def of(self, split: str) -> list[Clip]:
        """The clips of one split, in order."""
        return [c for c in self.rows if c.split == split]

    def __iter__(self) -> Iterator[Clip]:
        return iter(self.rows)


def write_rows(path: Path, rows: Iterable[Clip]) -> None:
    """Writes a table of clips, whole or not at all."""
    write_table(path, [f.name for f in fields(Clip)], map(astuple, rows))


def read_rows(path: Path) -> list[Clip]:
    """The clips of a table."""
    return [replace(Clip(**row), start=int(row["start"]), length=int(row["length"])) for row in read_table(path)]
