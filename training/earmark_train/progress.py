"""Bars with the time left, on a terminal's standard error only."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def progress(items: Iterable[T], what: str, unit: str, total: int | None = None) -> Iterable[T]:
    """The items, with a bar where somebody watches."""
    return tqdm(items, desc=what, unit=unit, total=total, leave=False, disable=not sys.stderr.isatty())
