"""Truth of a window: Audacity label tracks, or the name of a clip's folder."""

from __future__ import annotations

import math
from collections.abc import Iterator
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
    for number, line in lines_of(path):
        if isinstance(line, str):
            raise ValueError(f"{path}:{number}: {line}")
        spans.append(line)
    return spans


def lines_of(path: Path) -> Iterator[tuple[int, Span | str]]:
    """The number of each line that says something, and its span or what is wrong with it.

    Raises:
        ValueError: where the file is not in UTF-8
    """
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip() and not line.startswith("\\"):
            yield number, _span(line)


def _text(path: Path) -> str:
    """The file's text, less the mark that some editors begin it with."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as e:
        raise ValueError(f"{path}: label track must be in UTF-8: byte={e.object[e.start]:#x}") from None


def _span(line: str) -> Span | str:
    parts = line.split("\t")
    start, end = (_seconds(part) for part in parts[:2]) if len(parts) == 3 else (math.nan, math.nan)
    if not -math.inf < start <= end < math.inf:
        return f"line must be start, end >= start and label, tab-separated: line={line!r}"
    return Span(start, end, parts[2].strip())


def _seconds(said: str) -> float:
    """The number, which may have a decimal comma; NaN, which is in no order, where it is none."""
    try:
        return float(said.replace(",", "."))
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
