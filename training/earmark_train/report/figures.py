"""The figures of a report: accuracy with its interval, precision, recall and F1 by label, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest
from sklearn.metrics import precision_recall_fscore_support

Array = NDArray[Any]
REPEATS = 2000
BINS = 10


@dataclass(frozen=True)
class Outcome:
    """What a model said of a split: probabilities [N, labels], truth [N], and each clip's name and speaker."""

    labels: list[str]
    scores: Array
    truth: Array
    names: list[str]
    groups: list[str]

    @property
    def predicted(self) -> Array:
        return self.scores.argmax(axis=1)

    @property
    def accuracy(self) -> float:
        return float((self.predicted == self.truth).mean())

    def without(self, labels: list[str]) -> Outcome:
        """The clips whose truth is none of these labels; they may still be taken for one of them."""
        kept = np.flatnonzero(~np.isin(self.truth, [self.labels.index(x) for x in labels]))
        names, groups = ([whole[i] for i in kept] for whole in (self.names, self.groups))
        return Outcome(self.labels, self.scores[kept], self.truth[kept], names, groups)

    def present(self) -> Outcome:
        """The same clips under the labels that some clip has or was taken for: the others have nothing to show."""
        kept = np.unique(np.concatenate([self.truth, self.predicted]))
        labels, truth = [self.labels[i] for i in kept], np.searchsorted(kept, self.truth)
        return Outcome(labels, self.scores[:, kept], truth, self.names, self.groups)

    def counts(self) -> Array:
        """Clips [truth, predicted]."""
        counts = np.zeros((len(self.labels), len(self.labels)), dtype=np.int64)
        np.add.at(counts, (self.truth, self.predicted), 1)
        return counts

    @property
    def speakers(self) -> int:
        """How many they are of."""
        return len(set(self.groups))

    def interval(self, share: float = 0.95) -> tuple[float, float]:
        """The interval that holds the accuracy with this probability: bootstrap over speakers, not over clips.

        Where all speakers were heard equally well, which tells a bootstrap nothing, the exact interval of so many.
        """
        right = (self.predicted == self.truth).astype(float)
        _, speaker = np.unique(self.groups, return_inverse=True)
        sums, sizes = np.bincount(speaker, right), np.bincount(speaker)
        drawn = np.random.default_rng(1).integers(0, len(sizes), (REPEATS, len(sizes)))
        found = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
        low, high = np.quantile(found, [(1 - share) / 2, (1 + share) / 2])
        if low == high:
            exact = binomtest(round(self.accuracy * len(sizes)), len(sizes)).proportion_ci(share, "exact")
            return float(exact.low), float(exact.high)
        return float(low), float(high)

    def by_label(self) -> list[dict[str, Any]]:
        """Support, precision, recall and F1 of each label (scikit-learn's)."""
        which = list(range(len(self.labels)))
        columns = precision_recall_fscore_support(self.truth, self.predicted, labels=which, zero_division=0)
        names = ("precision", "recall", "f1", "support")
        return [
            {"label": label, **dict(zip(names, map(float, row), strict=True))}
            for label, row in zip(self.labels, np.transpose(columns), strict=True)
        ]

    def macro_f1(self) -> float:
        """The mean of the labels' F1."""
        return float(np.mean([row["f1"] for row in self.by_label() if row["support"]]))

    def reliability(self) -> list[tuple[float, float, int]]:
        """Mean confidence, accuracy and clips of each tenth of the confidences in which there are clips."""
        confidence, right = self.scores.max(axis=1), self.predicted == self.truth
        bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
        present = [b for b in range(BINS) if (bins == b).any()]
        return [
            (float(confidence[bins == b].mean()), float(right[bins == b].mean()), int((bins == b).sum()))
            for b in present
        ]

    def calibration_error(self) -> float:
        """Expected calibration error: the mean distance of confidence from accuracy."""
        rows = self.reliability()
        return sum(n * abs(confidence - accuracy) for confidence, accuracy, n in rows) / sum(n for *_, n in rows)

    def worst(self, most: int = 20) -> list[int]:
        """The clips that the model is most sure of and wrong about."""
        wrong = np.flatnonzero(self.predicted != self.truth)
        return [int(i) for i in wrong[np.argsort(-self.scores[wrong].max(axis=1), kind="stable")][:most]]
