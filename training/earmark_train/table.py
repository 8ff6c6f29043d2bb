"""Tables that stages write for each other and for people: CSV with a line of names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def write_table(path: Path, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Writes the names, then the rows; whole or not at all."""
    part = path.with_suffix(".part")
    with part.open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([names, *rows])
    part.replace(path)


def read_table(path: Path) -> list[dict[str, Any]]:
    """The rows by names; none where there is no file."""
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
