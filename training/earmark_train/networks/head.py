"""`head-only`: a linear head on the vectors of an embedding."""

from __future__ import annotations

import math

from torch import nn


def linear_head(shape: tuple[int, ...], labels: int, dropout: float = 0.1) -> nn.Module:
    """Each number of the vector less its mean, by its deviation, then one layer."""
    size = math.prod(shape)
    return nn.Sequential(nn.Flatten(), nn.BatchNorm1d(size), nn.Dropout(dropout), nn.Linear(size, labels))
