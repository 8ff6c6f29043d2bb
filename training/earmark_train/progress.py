"""Bars with the time left, on a terminal's standard error only, and how long is left in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")


def progress(items: Iterable[T], what: str, unit: str, total: int | None = None) -> Iterable[T]:
    """The items, with a bar where somebody watches."""
    return tqdm(items, desc=what, unit=unit, total=total, leave=False, disable=not sys.stderr.isatty())


def span(seconds: float) -> str:
    """A time to wait as a person says it: `40 s`, `3 min`, `2.5 h`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
