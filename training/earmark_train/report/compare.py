"""`earmark-train compare`: a page of all published models, those that were tested on the same clips in one table, and
one of what each part of their training brings."""

from __future__ import annotations

import argparse
import datetime
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from earmark_train.report.ablations import PAGE as ABLATIONS_PAGE
from earmark_train.report.ablations import compare_ablations
from earmark_train.report.beside import figures_in
from earmark_train.report.cost import Cost
from earmark_train.report.pages import percent, write_page
from earmark_train.report.published import RECIPES, Recipe

PAGE = "COMPARISON.md"


@dataclass(frozen=True)
class Compared:
    """A model's line: what it came to on the table's clips, its whole test or a part, and its recipe if it has one."""

    name: str
    kind: str
    test: dict[str, Any]
    cost: Cost
    recipe: Recipe | None
    whole: bool

    @property
    def seeds(self) -> str:
        """What trainings from several seeds came to on these clips, if there were any."""
        found = self.test.get("seeds")
        if not found:
            return "–"
        return f"{percent(found['mean'])} ± {percent(found['deviation'])} % of {found['count']}"


@dataclass(frozen=True)
class Table:
    """Models on the same clips, the best first."""

    labels: list[str]
    count: int
    rows: list[Compared]


def main(arguments: list[str]) -> int:
    """Prints where the pages are."""
    parser = argparse.ArgumentParser(prog="earmark-train compare", description=__doc__)
    parser.add_argument("models", type=Path, help=f"the folder of published models; gets {PAGE} and {ABLATIONS_PAGE}")
    args = parser.parse_args(arguments)
    print(compare(args.models))
    print(compare_ablations(args.models) or "no ablations are published")
    return 0


def compare(models: Path) -> Path:
    """Writes the page. Test clips are not read: accuracies are those of the reports; speed is measured now."""
    said = {
        "tables": tables(models),
        "machine": f"{platform.machine()}, onnxruntime {version('onnxruntime')}",
        "date": datetime.date.today().isoformat(),
    }
    return write_page(models / PAGE, said)


def tables(models: Path) -> list[Table]:
    """A table for each set of test clips, the one with most models first; parts of a test where two share them."""
    by_clips: dict[str, list[Compared]] = {}
    for file in sorted(models.glob("*.onnx")):
        said, cost = figures_in(models / file.stem), Cost.of(file)
        for k, test in enumerate(said["tests"]):
            by_clips.setdefault(test["clips"], []).append(_compared(said, test, cost, whole=k == 0))
    if not by_clips:
        raise ValueError(f"models must hold a published model: models={models}")
    shown = [rows for rows in by_clips.values() if len(rows) > 1 or rows[0].whole]
    return sorted((_table(rows) for rows in shown), key=lambda t: (-len(t.rows), t.rows[0].name))


def _compared(said: dict[str, Any], test: dict[str, Any], cost: Cost, whole: bool) -> Compared:
    recipe = RECIPES.get(said["kind"]) if said["name"] == said["kind"] else None
    return Compared(said["name"], said["kind"], test, cost, recipe, whole)


def _table(rows: list[Compared]) -> Table:
    best = sorted(rows, key=lambda r: -r.test["accuracy"])
    return Table(best[0].test["labels"], best[0].test["count"], best)
