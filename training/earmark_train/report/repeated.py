"""What other seeds and trainings without one part came to, for the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import numpy as np

from earmark_train.collect.samples import Samples
from earmark_train.report.figures import Outcome
from earmark_train.report.reading import Readings, Scores
from earmark_train.settings import Settings
from earmark_train.table import read_table

WHOLE = "nothing"
"""What is left out of the trainings that the others are held against."""


@dataclass(frozen=True)
class Seeds:
    """Accuracies of the same training from other beginnings, on validation and on test."""

    rows: list[tuple[int, float, float]]

    @property
    def mean(self) -> float:
        return fmean(test for *_, test in self.rows)

    @property
    def spread(self) -> float:
        """Standard deviation of the test accuracies."""
        return stdev(test for *_, test in self.rows)


def seeded(settings: Settings, work: Path, test: Readings, first: Outcome) -> Seeds | None:
    """The shipped training and the other seeds', each on the test clips once; None where there are no others."""
    found = read_table(work / "repeat" / "seeds.csv")
    if not found:
        return None
    last = read_table(work / "train" / "curve.csv")[-1]
    rows = [(settings.train.seed, float(last["accuracy"]), first.accuracy)]
    for r in found:
        folder = work / "repeat" / f"seed-{r['seed']}"
        outcome = test.of(folder / "weights.pt", "seed", scored(settings, work, folder))
        rows.append((int(r["seed"]), float(r["accuracy"]), outcome.accuracy))
    return Seeds(rows)


def scored(settings: Settings, work: Path, folder: Path) -> Callable[[list[Samples]], Scores]:
    """What the network with a folder's weights says of windows."""

    def score(windows: list[Samples]) -> Scores:
        import torch

        from earmark_train.features.stage import extractor_of
        from earmark_train.scoring import softmax
        from earmark_train.train.loop import predicted
        from earmark_train.train.stage import network_of

        network = network_of(settings, work)
        network.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
        extractor = extractor_of(settings)
        parts = [extractor.apply(np.stack(windows[i : i + 64])) for i in range(0, len(windows), 64)]
        return softmax(predicted(network, torch.from_numpy(np.concatenate(parts))).numpy().astype(np.float64))

    return score


def ablated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each part that was left out: mean accuracy, difference from the whole training and both spreads."""
    by: dict[str, list[float]] = {}
    for r in rows:
        by.setdefault(r["without"], []).append(float(r["accuracy"]))
    if WHOLE not in by:
        return []
    whole = fmean(by[WHOLE])
    return [
        {"without": w, "accuracy": fmean(a), "difference": fmean(a) - whole, "spread": stdev(a), "trainings": len(a)}
        for w, a in by.items()
    ]
