"""The test clips, read once for each model file: what it said of them is kept; a new drawing is no new reading."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from earmark_train.collect.samples import Samples
from earmark_train.features.windows import Dataset
from earmark_train.report.figures import Outcome
from earmark_train.table import read_table, write_table

Scores = NDArray[np.float64]
BY = {"model": "the model", "int8": "its int8 variant", "seed": "other seeds"}
"""What reads the test clips, in a sentence."""


@dataclass(frozen=True)
class Reading:
    """A time that a model was held against the test speakers; `what` is the model, its variant or another seed."""

    date: str
    model: str
    accuracy: str
    what: str = "model"


@dataclass(frozen=True)
class HeldBack:
    """The windows of the test speakers, with truth, name and speaker of each."""

    labels: list[str]
    names: list[str]
    windows: list[Samples]
    truth: NDArray[np.int64]
    groups: list[str]

    @staticmethod
    def of(heard: Dataset) -> HeldBack:
        """The test split, if nobody in it was heard before."""
        unheard(heard)
        names, windows, truth = heard.windows("testing")
        group = {c.name: c.group for c in heard.clips}
        groups = [group.get(n, n.split("@")[0]) for n in names]
        return HeldBack(heard.labels, names, windows, np.array(truth, dtype=np.int64), groups)

    @property
    def digest(self) -> str:
        """Of the samples and their truth: the same for trainings that are tested on the same clips."""
        digest = hashlib.sha256(repr((self.labels, self.truth.tolist())).encode())
        for window in self.windows:
            digest.update(window.tobytes())
        return digest.hexdigest()[:16]

    def outcome(self, scores: Scores) -> Outcome:
        return Outcome(self.labels, scores, self.truth, self.names, self.groups)


def unheard(heard: Dataset) -> None:
    """Refuses a test in which somebody, or some clip, is heard that was trained or tuned on."""
    tested = heard.clips.of("testing")
    for split in ("training", "validation"):
        others = heard.clips.of(split)
        both = sorted({c.group for c in tested} & {c.group for c in others})
        if both:
            raise ValueError(f"nobody in the test may be heard in {split}: groups={both[:5]}")
        same = sorted({c.digest for c in tested} & {c.digest for c in others})
        if same:
            names = [c.name for c in others if c.digest in same]
            raise ValueError(f"no clip of the test may be in {split}: clips={names[:5]}")


@dataclass(frozen=True)
class Readings:
    """What models said of the test clips, below a folder: a file a model, and `readings.csv`."""

    folder: Path
    tested: HeldBack

    def of(self, file: Path, what: str, score: Callable[[list[Samples]], Scores]) -> Outcome:
        """What the model of that file says of the test clips: asked once, and counted once."""
        digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        kept = self.folder / f"scores-{digest}-{self.tested.digest}.npy"
        if not kept.exists():
            scores = score(self.tested.windows)
            accuracy = f"{self.tested.outcome(scores).accuracy:.4f}"
            self._counted(Reading(datetime.date.today().isoformat(), digest, accuracy, what))
            np.save(kept, scores)
        return self.tested.outcome(np.load(kept))

    def readings(self, what: str = "model") -> list[Reading]:
        """The readings so far of the models of that kind."""
        return [r for r in self._all() if r.what == what]

    def how_often(self) -> str:
        """How often the test clips were read so far, and by what: a look by a variant or another seed is one, too."""
        counts = Counter(r.what for r in self._all())
        read = {what: counts[what] for what in (*BY, *sorted(set(counts) - set(BY))) if counts[what]}
        return ", ".join(f"{n} time{'' if n == 1 else 's'} by {BY.get(what, what)}" for what, n in read.items())

    def _all(self) -> list[Reading]:
        rows = read_table(self.folder / "readings.csv")
        return [Reading(r["date"], r["model"], r["accuracy"], r.get("what") or "model") for r in rows]

    def _counted(self, reading: Reading) -> None:
        """Adds a line to `readings.csv`; no run of the pipeline takes one away."""
        path, found = self.folder / "readings.csv", [*self._all(), reading]
        write_table(path, [f.name for f in fields(Reading)], map(astuple, found))
