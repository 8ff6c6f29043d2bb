"""SpecAugment, random filters and mix-up, on features [N, C, T, F]."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def masked(x: Tensor, widest: tuple[int, int], generator: torch.Generator) -> Tensor:
    """Up to two masks in frequency and two in time, each window's own, filled with the window's mean."""
    n, _, frames, bins = x.shape

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, 1, 1, 1, generator=generator)

    mean = x.mean(dim=(2, 3), keepdim=True)
    f, t = torch.arange(bins).view(1, 1, 1, -1), torch.arange(frames).view(1, 1, -1, 1)
    for axis, size, most in 2 * ((f, bins, widest[0]), (t, frames, widest[1])):
        width, start = uniform(0, most + 1).floor(), uniform(0, size)
        x = torch.where((axis >= start) & (axis < start + width) & (uniform(0, 1) < 0.6), mean, x)
    return x


def filtered(x: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """That share of the windows given a tilt and a wave over the bins, up to 1 and 0.7 in the features' own unit."""
    n, _, _, bins = x.shape

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, 1, 1, 1, generator=generator)

    f = torch.arange(bins).view(1, 1, 1, -1) / bins
    tilt, wave = uniform(-2, 2) * (f - 0.5), uniform(-0.7, 0.7) * torch.cos(6.28 * f + uniform(0, 6.28))
    return x + (tilt + wave) * (uniform(0, 1) < share)


def soft(y: Tensor, labels: int, smoothing: float) -> Tensor:
    """Truth as probabilities [N, labels]: a little of it goes to all labels."""
    return functional.one_hot(y, labels).float() * (1 - smoothing) + smoothing / labels


def mixed_up(x: Tensor, y: Tensor, alpha: float, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Each window mixed with another of the batch, features and truth alike, by a beta distribution's share."""
    order = torch.randperm(len(x), generator=generator)
    one, other = (torch._standard_gamma(torch.full((len(x),), alpha), generator=generator) for _ in range(2))
    share = (one / (one + other).clamp(min=1e-9)).clamp(0, 1)
    share = torch.maximum(share, 1 - share)
    wide = share.view(-1, *[1] * (x.dim() - 1))
    return wide * x + (1 - wide) * x[order], share[:, None] * y + (1 - share[:, None]) * y[order]
