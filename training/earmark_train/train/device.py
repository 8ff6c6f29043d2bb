"""Where a network learns: on a GPU where there is one, else on the processor."""

from __future__ import annotations

import os
from typing import Any

import torch
from torch import nn


def device_of(asked: str) -> torch.device:
    """The device of that name; `auto` is the first GPU that PyTorch can use, or the processor."""
    found = torch.cuda.is_available()
    if asked == "cuda" and not found:
        raise ValueError(f"train.device must be auto or cpu where PyTorch finds no GPU: device={asked}")
    if found and asked != "cpu":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # products that repeat themselves
        return torch.device("cuda")
    return torch.device("cpu")


def device_under(network: nn.Module) -> torch.device:
    """Where a network lies."""
    return next(network.parameters()).device


def on_cpu(state: dict[str, Any]) -> dict[str, Any]:
    """Weights as every machine can load them."""
    return {name: value.cpu() for name, value in state.items()}
