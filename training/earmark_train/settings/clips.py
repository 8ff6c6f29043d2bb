"""What is told of the clips: where they come from, and who of them is heard when."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from earmark_train.settings.section import Positive, Section, Share


class Collect(Section):
    """Where clips come from and what they are made to be."""

    folders: list[Path] = []
    """A folder a label in each."""
    only_training: list[Path] = []
    """Folders as above whose clips are trained on and nothing else: synthetic voices."""
    tables: list[Path] = []
    """CSV files: path, label and, if there are, group, start and end in seconds."""
    tracks: list[Path] = []
    """Folders of long recordings with Audacity label tracks beside them."""
    noise: Path | None = None
    """A folder of recordings in which nothing is said: background for the label of that name, and to mix in."""
    labels: list[str] = []
    """The labels in the order of the scores; all that there are, in name order, if none is named."""
    unknown: str | None = None
    """What clips of other labels are called; without it they are left out."""
    background: str | None = None
    """What noise is called."""
    sample_rate: Positive = 16_000
    window_seconds: Annotated[float, Field(gt=0)] = 1.0
    rename: dict[str, str] = {}
    """What a label that is found is called in its place."""
    cut: bool = False
    """A clip longer than a window becomes as many clips as it has windows, less those 20 dB below its loudest."""
    faintest_peak_db: float = -46.0
    """A clip whose loudest sample is below this, of full scale, is near-silent and left out."""
    measure_faint: bool = False
    """Whether near-silent clips are only left out of training: a published test has all of its clips."""

    @property
    def window_samples(self) -> int:
        return round(self.window_seconds * self.sample_rate)

    @model_validator(mode="after")
    def _has_clips(self) -> Collect:
        if not (self.folders or self.tables or self.tracks):
            raise ValueError("one of folders, tables and tracks must name something")
        return self


class Split(Section):
    """Who is heard in training, who in validation, who only in the test."""

    by: Literal["speech-commands", "pattern", "column", "random"] | None = None
    """Speech Commands' hash of the speaker, a regular expression's first group, a table's column, or each file."""
    pattern: str = ""
    validation: Share = 0.1
    testing: Share = 0.1
    folds: Annotated[int, Field(ge=2)] = 5
    fold: str = ""
    """A regular expression on the group, whose first group is its fold 1..folds; else its hash says it."""
    held_out: Annotated[int, Field(ge=0)] = 0
    """The fold that is tested on, and of each noise recording that part; 0 where shares decide."""
    everywhere: bool = True
    """Whether every label must be heard in every split; not so where only the embedding is wanted."""
    alike: Share = 0.98
    """Correlation of two spectrograms from which one clip counts as a copy of the other."""

    @field_validator("pattern", "fold")
    @classmethod
    def _has_a_group(cls, given: str) -> str:
        try:
            groups = re.compile(given).groups
        except re.error as e:
            raise ValueError(f"must be a regular expression: {e}: {given}") from None
        if given and not groups:
            raise ValueError(f"must have a group in brackets, which says who it is: {given}")
        return given

    @model_validator(mode="after")
    def _has_pattern(self) -> Split:
        if self.by == "pattern" and not self.pattern:
            raise ValueError("pattern must say who is heard in a clip where by is pattern: pattern=''")
        return self

    @model_validator(mode="after")
    def _has_fold(self) -> Split:
        if self.held_out > self.folds:
            raise ValueError(f"held_out must be in 0..folds: held_out={self.held_out}, folds={self.folds}")
        if self.held_out and self.by == "speech-commands":
            raise ValueError("held_out must be 0 where by is speech-commands: its hash knows no folds")
        return self
