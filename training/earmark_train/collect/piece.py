"""A labelled stretch of a file, and one that is left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Piece:
    """A file, or from one second of it to another, and what is heard in it; `label` None is background."""

    path: Path
    name: str
    label: str | None
    group: str = ""
    start: float = 0.0
    end: float | None = None
    split: str = ""
    """The split that the piece is in whoever is heard; empty where the rule decides."""


@dataclass(frozen=True)
class Fault:
    """A piece that is left out, or the line that was to tell of it, and why."""

    name: str
    why: str
