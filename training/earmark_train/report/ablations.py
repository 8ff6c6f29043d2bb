"""The page of what each part of the training brings, of all published models beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any

from earmark_train.report import ABLATIONS
from earmark_train.report.pages import percent, write_page
from earmark_train.report.repeated import ablated
from earmark_train.table import read_table

PAGE = "ABLATIONS.md"


@dataclass(frozen=True)
class Ablated:
    """A model's column: what trainings with everything came to, and by part what leaving it out changed."""

    name: str
    trainings: str
    whole: str
    parts: dict[str, str]
    noise: str


def compare_ablations(models: Path) -> Path | None:
    """Writes the page; None where no published model has ablations."""
    columns = [_column(file) for file in sorted(models.glob(f"*/{ABLATIONS}"))]
    if not columns:
        return None
    parts = list(dict.fromkeys(part for column in columns for part in column.parts))
    count = sum(len(column.parts) for column in columns)
    return write_page(models / PAGE, {"columns": columns, "parts": parts, "count": count})


def _column(file: Path) -> Ablated:
    rows = read_table(file)
    whole, *others = ablated(rows)
    noise = _noise([whole, *others])
    return Ablated(
        file.parent.name,
        f"{rows[0]['epochs']}, {whole['trainings']}",
        f"{percent(whole['accuracy'])} %",
        {a["without"]: _cell(a["difference"], noise) for a in others},
        f"± {percent(noise)}",
    )


def _noise(parts: list[dict[str, Any]]) -> float:
    """Standard error of a difference of two means, of the deviations over seeds of all parts, pooled."""
    return sqrt(fmean(a["spread"] ** 2 for a in parts) * 2 / parts[0]["trainings"])


def _cell(difference: float, noise: float) -> str:
    said = f"{difference * 100:+.1f}"
    return f"**{said}**" if abs(difference) > 2 * noise else said
