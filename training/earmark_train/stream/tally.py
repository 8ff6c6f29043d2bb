"""Detections held against a label track: right, wrong, missed, and false accepts an hour."""

from __future__ import annotations

from dataclasses import dataclass

from earmark_train.stream.rule import Heard
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


def tally(spans: list[Span], heard: list[Heard], labels: set[str], hours: float) -> Tally:
    """Each word is right or wrong by the first detection from its beginning to 0.75 s after its end, else missed.

    Any other detection is a false accept, and so is one in a word that is none of `labels`; a word that is heard twice
    is heard once.
    """
    outcome = {"right": 0, "wrong": 0, "missed": 0}
    used: set[int] = set()
    for span in spans:
        inside = [
            i for i, h in enumerate(heard) if span.start <= h.at <= span.end + TOLERANCE_SECONDS and i not in used
        ]
        if span.label not in labels:
            continue
        used.update(i for i in inside if i == inside[0] or heard[i].label == heard[inside[0]].label)
        outcome["missed" if not inside else "right" if heard[inside[0]].label == span.label else "wrong"] += 1
    return Tally(**outcome, false_accepts=len(heard) - len(used), hours=hours)
