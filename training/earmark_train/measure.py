"""What a model got right: counts of truth by prediction and the figures of a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earmark_train.card import Card
from earmark_train.clips import Clip, fit, read_audio
from earmark_train.scoring import Scorer
from earmark_train.truth import named


@dataclass(frozen=True)
class Measured:
    """Counts [truth, predicted] in the order of `labels`."""

    labels: list[str]
    counts: NDArray[np.int64]

    @property
    def clips(self) -> int:
        return int(self.counts.sum())

    @property
    def accuracy(self) -> float:
        return float(np.trace(self.counts) / self.counts.sum())

    def table(self) -> str:
        """A Markdown table: a row a truth that occurs, with support and recall at its end and precision below."""
        heads = [*self.labels, "support", "recall"]
        lines = ["| truth \\ predicted | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
        for label, row in zip(self.labels, self.counts, strict=True):
            support = int(row.sum())
            if not support:
                continue
            recall = f"{row[self.labels.index(label)] / support:.3f}"
            lines.append(f"| {label} | " + " | ".join(str(c) if c else "·" for c in row) + f" | {support} | {recall} |")
        columns = self.counts.sum(axis=0)
        precision = [f"{self.counts[i, i] / n:.3f}" if n else "–" for i, n in enumerate(columns)]
        return "\n".join([*lines, "| precision | " + " | ".join(precision) + " | | |"])

    def as_card(self, on: str, date: str) -> dict[str, Any]:
        """An entry of the card's `accuracy`."""
        return {"on": on, "value": round(self.accuracy, 4), "clips": self.clips, "date": date}


def measure(scorer: Scorer, clips: list[Clip], centred: bool = False) -> Measured:
    """Scores each clip as one window, zero-padded at its end (or at both), against its folder's name."""
    card: Card = scorer.card
    counts = np.zeros((len(card.labels), len(card.labels)), dtype=np.int64)
    for i in range(0, len(clips), 64):
        part = clips[i : i + 64]
        samples = [read_audio(c.path, card.sample_rate) for c in part]
        before = [max(0, card.window_samples - len(s)) // 2 if centred else 0 for s in samples]
        windows = np.stack([fit(np.pad(s, (b, 0)), card.window_samples) for s, b in zip(samples, before, strict=True)])
        for clip, best in zip(part, scorer.score(windows).argmax(axis=1), strict=True):
            counts[card.labels.index(named(clip.label, card)), best] += 1
    return Measured(card.labels, counts)
