"""What a model's figures are held against: its recipe, other trainings on the same test clips, its own int8 variant."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earmark_train.inputs import figures_file
from earmark_train.report.cost import Cost
from earmark_train.report.figures import Outcome
from earmark_train.report.repeated import Seeds


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


def clips_of(outcome: Outcome) -> str:
    """The digest of which clips they are and what is said in them: the same for models that were tested on the same."""
    said = sorted((name, outcome.labels[truth]) for name, truth in zip(outcome.names, outcome.truth, strict=True))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def write_figures(path: Path, made: Row, outcomes: list[Outcome], seeds: Seeds | None = None) -> None:
    """Keeps what the model came to on its test clips, and on parts of them, for other models' pages."""
    said = {"name": made.name, "kind": made.kind, "tests": [_test(o) for o in outcomes], "cost": vars(made.cost)}
    if seeds:
        said["tests"][0]["seeds"] = {"count": len(seeds.rows), "mean": seeds.mean, "deviation": seeds.spread}
    path.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def _test(outcome: Outcome) -> dict[str, Any]:
    labels = sorted({outcome.labels[truth] for truth in outcome.truth})
    return {
        "clips": clips_of(outcome),
        "count": len(outcome.truth),
        "labels": labels,
        "accuracy": round(outcome.accuracy, 6),
        "macroF1": round(outcome.macro_f1(), 6),
        "interval": [round(x, 6) for x in outcome.interval()],
    }


def figures_in(folder: Path) -> dict[str, Any]:
    """What was kept of the training in that work folder, or of the published model in that folder."""
    return json.loads(figures_file(folder).read_text(encoding="utf-8"))


def others(folders: list[Path], clips: str) -> tuple[list[Row], list[str]]:
    """The lines of other models on the same test clips, and those that were tested on others."""
    found, apart = [], []
    for folder in folders:
        said = figures_in(folder)
        same = [t for t in said["tests"] if t["clips"] == clips]
        if not same:
            apart.append(said["name"])
            continue
        found.append(Row(said["name"], said["kind"], same[0]["accuracy"], *same[0]["interval"], _cost(folder, said)))
    return found, apart


def _cost(folder: Path, said: dict[str, Any]) -> Cost:
    """Measured now, beside this model's, where the file is at hand; else what its own report measured."""
    for file in (folder / "export" / f"{said['name']}.onnx", folder.with_name(f"{folder.name}.onnx")):
        if file.exists():
            return Cost.of(file)
    return Cost(**said["cost"])
