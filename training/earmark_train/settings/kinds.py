"""The kinds of network, and what can be set of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "simple-audio",
    "log-power-cnn",
    "complex-cnn",
    "mfcc-cnn",
    "browser-cnn",
    "ds-cnn",
    "bc-resnet",
    "pyramid-cnn",
    "head-only",
]


@dataclass(frozen=True)
class Allowed:
    """What `[model]` and `[card]` may say of a kind."""

    options: dict[str, type[int] | type[float]]
    """Of `model.options`, and what numbers they are."""
    front_end: tuple[str, ...] = ()
    """Which of `mels`, `highest_hz` and `relative` change its features."""
    embedding: bool = False
    """Whether it makes a vector of a window, which `card.embedding` asks for."""


_LOG_MEL = ("mels", "highest_hz", "relative")

ALLOWED: dict[Kind, Allowed] = {
    "simple-audio": Allowed({}),
    "log-power-cnn": Allowed({"filters": int, "dense": int, "dropout": float}, ("relative",)),
    "complex-cnn": Allowed({"filters": int, "dense": int, "dropout": float}),
    "mfcc-cnn": Allowed({"filters": int, "dropout": float}, ("highest_hz", "relative")),
    "browser-cnn": Allowed({"dense": int, "dropout": float}),
    "ds-cnn": Allowed({"width": int, "dropout": float}, _LOG_MEL, embedding=True),
    "bc-resnet": Allowed({"width": float}, _LOG_MEL, embedding=True),
    "pyramid-cnn": Allowed({"width": int, "dropout": float}, _LOG_MEL, embedding=True),
    "head-only": Allowed({"dropout": float}),
}
