"""What a model's figures are held against: its recipe, other trainings on the same test clips, its own int8 variant."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earmark_train.report.cost import Cost
from earmark_train.report.figures import Outcome

FIGURES = "figures.json"


@dataclass(frozen=True)
class Row:
    """A line of the comparison; accuracies are shares, `low` and `high` their 95 % interval."""

    name: str
    kind: str
    accuracy: float
    low: float
    high: float
    cost: Cost


def row(name: str, kind: str, outcome: Outcome, cost: Cost) -> Row:
    """The line of a model that was tested here."""
    return Row(name, kind, outcome.accuracy, *outcome.interval(), cost)


def write_figures(path: Path, made: Row, outcome: Outcome, test: str) -> None:
    """Keeps the line for other trainings' reports, with the digest of the clips that it is about."""
    said = {
        "name": made.name,
        "kind": made.kind,
        "test": test,
        "clips": len(outcome.truth),
        "accuracy": outcome.accuracy,
        "macroF1": outcome.macro_f1(),
        "interval": [made.low, made.high],
        "cost": vars(made.cost),
    }
    path.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def others(folders: list[Path], test: str) -> tuple[list[Row], list[str]]:
    """The lines of other trainings' work folders on the same test clips, and those that were tested on others."""
    found, apart = [], []
    for folder in folders:
        path = folder / "report" / FIGURES
        if not path.exists():
            raise ValueError(f"report.beside must name work folders with a report: folder={folder}")
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if said["test"] != test:
            apart.append(said["name"])
            continue
        low, high = said["interval"]
        found.append(Row(said["name"], said["kind"], said["accuracy"], low, high, Cost(**said["cost"])))
    return found, apart
