"""Truth of a window: Audacity label tracks, or the name of a clip's folder."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from earmark_train.card import Card

BACKGROUND = "background"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Span:
    """A labelled stretch of a recording, in seconds."""

    start: float
    end: float
    label: str


def read_track(path: Path) -> list[Span]:
    """The spans of an Audacity label track: start, end and label, tab-separated."""
    spans = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("\\"):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or not _seconds(parts[0]) <= _seconds(parts[1]):
            raise ValueError(
                f"{path}:{number}: line must be start, end >= start and label, tab-separated: line={line!r}"
            )
        spans.append(Span(float(parts[0]), float(parts[1]), parts[2].strip()))
    return spans


def _seconds(said: str) -> float:
    """The number; NaN, which is in no order, where it is none."""
    try:
        return float(said)
    except ValueError:
        return math.nan


def named(label: str | None, card: Card) -> str:
    """A truth label under the card's names: nothing is its background, a label it does not have its unknown."""
    if label is None:
        return card.background or BACKGROUND
    return label if label in card.labels else card.unknown or UNKNOWN


def truth_of(start: float, end: float, spans: list[Span]) -> str | None:
    """What covers most of the window [start, end) in seconds, None for nothing; on a tie a label wins."""
    covered: dict[str, float] = {}
    for s in spans:
        covered[s.label] = covered.get(s.label, 0.0) + max(0.0, min(end, s.end) - max(start, s.start))
    label = max(covered, key=lambda name: covered[name], default=None)
    nothing = (end - start) - sum(covered.values())
    return label if label is not None and covered[label] > 0 and covered[label] >= nothing - 1e-9 else None
