"""One row of the table of front ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

SEVEN = ("speech", "noise", "silence", "square", "impulse", "short", "odd")


@dataclass(frozen=True)
class Row:
    """A front end as a card writes it, and the other tool's call that makes the same of samples."""

    name: str
    tool: str
    call: str
    front_end: dict[str, Any]
    make: Callable[[np.ndarray], Any]
    rate: int = 16_000
    exact: Callable[[np.ndarray], Any] | None = None
    """The same in float64 where the tool itself has float32 alone; else the golden numbers are those of float64."""
    why: str = ""
    """Why float32 does not allow 1e-5; empty where it does."""
    signals: tuple[str, ...] = field(default=SEVEN)
    card: dict[str, int] = field(default_factory=dict)
    """What a card of such a model has besides, by dotted name; otherwise a window is a second, its hop half of that."""


def front_end(kind: str, win: int, hop: int, n_fft: int, **rest: Any) -> dict[str, Any]:
    """The fields that every transform needs."""
    common: dict[str, Any] = {"kind": kind, "winLength": win, "hopLength": hop, "nFft": n_fft, "window": "hann"}
    common |= {"center": False, "power": 2}
    if kind == "complex":
        del common["power"]
    else:
        common["log"] = {"kind": "none"}
    common |= {"normalisation": {"kind": "none"}, "axes": "NTF"}
    common.update(rest)
    return common


def mel(n_mels: int, low: float, high: float, scale: str, norm: str = "none") -> dict[str, Any]:
    """The fields of mel bands."""
    return {"nMels": n_mels, "fMinHz": low, "fMaxHz": high, "melScale": scale, "melNorm": norm}
