"""Detections held against a label track: right, wrong, missed, and false accepts an hour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from earmark_train.stream.rule import Detection
from earmark_train.truth import Span

TOLERANCE_SECONDS = 0.75


@dataclass(frozen=True)
class Tally:
    """Counts of spoken words and of detections where none of the words is spoken, over so many hours."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    false_accepts: int = 0
    hours: float = 0.0

    @property
    def words(self) -> int:
        return self.right + self.wrong + self.missed

    def share(self, count: int) -> float:
        """Of the spoken words, in per cent; 0 where there are none."""
        return 100 * count / self.words if self.words else 0.0

    @property
    def false_accepts_per_hour(self) -> float:
        return self.false_accepts / self.hours if self.hours else 0.0


@dataclass(frozen=True)
class Judged:
    """What became of each word of a track, "right", "wrong" or "missed", and how many detections were of none."""

    words: list[tuple[Span, str]]
    false_accepts: int

    def tally(self, hours: float) -> Tally:
        outcome = Counter(what for _, what in self.words)
        return Tally(outcome["right"], outcome["wrong"], outcome["missed"], self.false_accepts, hours)


def judged(spans: list[Span], heard: list[Detection], labels: set[str]) -> Judged:
    """Each word is right or wrong by the first detection from its beginning to 0.75 s after its end, else missed.

    Any other detection is a false accept, and so is one in a word that is none of `labels`; a word that is heard twice
    is heard once.
    """
    words: list[tuple[Span, str]] = []
    used: set[int] = set()
    for span in (s for s in spans if s.label in labels):
        inside = [
            i for i, h in enumerate(heard) if span.start <= h.at <= span.end + TOLERANCE_SECONDS and i not in used
        ]
        used.update(i for i in inside if i == inside[0] or heard[i].label == heard[inside[0]].label)
        words.append((span, "missed" if not inside else "right" if heard[inside[0]].label == span.label else "wrong"))
    return Judged(words, len(heard) - len(used))


def right_by_offset(places: list[Judged], hop_seconds: float) -> list[float]:
    """Per cent of the words that are right, by where in a hop they begin, in as many parts as there are places.

    Every word is in every part once where each place has the grid of windows begin later by such a part of a hop.
    """
    parts: list[list[bool]] = [[] for _ in places]
    for span, what in (word for place in places for word in place.words):
        share = span.start % hop_seconds / hop_seconds
        parts[min(int(share * len(places)), len(places) - 1)].append(what == "right")
    return [100 * sum(part) / len(part) if part else 0.0 for part in parts]
