"""Each fold held out once: as many trainings, and the mean of what they say of the sounds that they did not hear."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

from earmark_train.pipeline import run
from earmark_train.report import FIGURES
from earmark_train.settings import Settings


@dataclass(frozen=True)
class Fold:
    """What the model that did not hear fold `number` says of it."""

    number: int
    clips: int
    accuracy: float
    macro_f1: float


def run_folds(settings: Settings, work: Path, count: int) -> int:
    """Trains without each fold in turn, in `fold-K`; writes `folds.json` and `FOLDS.md` when all are done."""
    for k in range(1, count + 1):
        print(f"fold {k} of {count}", flush=True)
        code = run(without(settings, k, count), work / f"fold-{k}")
        if code:
            return code
    found = [read(work / f"fold-{k}", k) for k in range(1, count + 1)]
    (work / "folds.json").write_text(json.dumps([vars(f) for f in found], indent=2) + "\n", encoding="utf-8")
    text = table(found)
    (work / "FOLDS.md").write_text(text, encoding="utf-8")
    print(text, end="", flush=True)
    return 0


def without(settings: Settings, number: int, count: int) -> Settings:
    """The settings of the training that holds out one fold."""
    changed = {**settings.split.model_dump(), "held_out": number, "folds": count}
    return settings.model_copy(update={"split": type(settings.split).model_validate(changed)})


def read(work: Path, number: int) -> Fold:
    """The figures that a training's report has left: of all test clips, which are the first that it tells of."""
    said: dict[str, Any] = json.loads((work / "report" / FIGURES).read_text(encoding="utf-8"))["tests"][0]
    return Fold(number, said["count"], said["accuracy"], said["macroF1"])


def table(folds: list[Fold]) -> str:
    """A Markdown table: a row a fold, then the mean and the standard deviation."""
    rows = [f"| {f.number} | {f.clips} | {f.accuracy:.2%} | {f.macro_f1:.4f} |" for f in folds]
    accuracies, f1s = [f.accuracy for f in folds], [f.macro_f1 for f in folds]
    rows.append(f"| **mean** | {sum(f.clips for f in folds)} | **{fmean(accuracies):.2%}** | **{fmean(f1s):.4f}** |")
    rows.append(f"| deviation | | {stdev(accuracies) * 100:.2f} points | {stdev(f1s):.4f} |")
    head = ["| fold held out | clips | accuracy | macro-F1 |", "|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"
