"""Clips that a table names."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path

from earmark_train.collect.piece import Fault, Piece

SEPARATORS = ",;\t"


class _RowError(ValueError):
    """A row that tells of no piece."""


def of_table(table: Path) -> Iterator[Piece | Fault]:
    """A CSV with the columns path and label and, if there are, group, start and end; paths from the table's folder."""
    text = _text(table)
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=header.count))
    missing = {"path", "label"} - set(rows.fieldnames or [])
    if missing:
        raise ValueError(f"{table}: must have the columns path and label: columns={rows.fieldnames}")
    for row in _rows(rows, table):
        try:
            yield _piece(row, table.parent)
        except _RowError as e:
            yield Fault(f"{table}:{rows.line_num}", str(e))


def _text(table: Path) -> str:
    try:
        return table.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = e.object[: e.start].count(b"\n") + 1
        raise ValueError(
            f"{table}:{line}: table must be in UTF-8, which Excel calls CSV UTF-8: byte={e.object[e.start]:#x}"
        ) from None


def _rows(rows: csv.DictReader[str], table: Path) -> Iterator[dict[str, str]]:
    try:
        yield from rows
    except csv.Error as e:
        raise ValueError(f"{table}:{rows.line_num}: must be CSV: {e}") from None


def _piece(row: dict[str, str], folder: Path) -> Piece:
    if None in row or row["path"] is None or row["label"] is None:
        raise _RowError(f"row must have as many columns as the first: row={row}")
    path, label = row["path"].strip(), row["label"].strip()
    if not path or not label:
        raise _RowError(f"path and label must not be empty: path={path!r}, label={label!r}")
    start, end = _stretch(row)
    name = path + (f"@{start:.3f}" if start or end else "")
    return Piece(folder / path, name, label, (row.get("group") or "").strip(), start, end)


def _stretch(row: dict[str, str]) -> tuple[float, float | None]:
    """From which second to which; None for the end of the file."""
    start, end = _seconds(row, "start"), _seconds(row, "end")
    if end is not None and end <= (start or 0.0):
        raise _RowError(f"end must be above start: start={start or 0.0:g}, end={end:g}")
    return start or 0.0, end


def _seconds(row: dict[str, str], column: str) -> float | None:
    """The number, which may have a decimal comma."""
    said = row.get(column)
    try:
        value = float(said.replace(",", ".")) if said else 0.0
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise _RowError(f"{column} must be a number of seconds, 0 or more: {column}={said!r}")
    return value if said else None
