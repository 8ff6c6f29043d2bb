"""`bc-resnet`: broadcasted residual learning for keyword spotting (Kim et al. 2021, arXiv:2106.04140).

Features are [N, C, T, F]: the paper's frequency axis is the last one here, its time axis the one before.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

BANDS = 5
_STAGES = ((1.0, 2, 1, 1), (1.5, 2, 2, 2), (2.0, 4, 2, 4), (2.5, 4, 1, 8))
"""Channels in units of 8·width, blocks, stride in frequency and dilation in time of each stage: the paper's table 1."""


class SubSpectralNorm(nn.Module):
    """Batch norm of each fifth of the frequencies by itself."""

    def __init__(self, channels: int, bands: int = BANDS) -> None:
        super().__init__()
        self.bands = bands
        self.norm = nn.BatchNorm2d(channels * bands)

    def forward(self, x: Tensor) -> Tensor:
        n, c, t, f = x.shape
        y = x.reshape(n, c, t, self.bands, f // self.bands).permute(0, 1, 3, 2, 4)
        y = self.norm(y.reshape(n, c * self.bands, t, f // self.bands))
        return y.reshape(n, c, self.bands, t, f // self.bands).permute(0, 1, 3, 2, 4).reshape(n, c, t, f)


class BroadcastedBlock(nn.Module):
    """x + f2(x) + f1(mean of f2(x) over frequency), the last broadcast back over frequency."""

    def __init__(self, channels_in: int, channels: int, stride: int, dilation: int) -> None:
        super().__init__()
        self.transition = channels_in != channels or stride != 1
        change = [nn.Conv2d(channels_in, channels, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        over_frequency = nn.Conv2d(channels, channels, (1, 3), (1, stride), (0, 1), groups=channels, bias=False)
        self.f2 = nn.Sequential(*(change if self.transition else []), over_frequency, SubSpectralNorm(channels))
        over_time = nn.Conv2d(channels, channels, (3, 1), 1, (dilation, 0), (dilation, 1), channels, bias=False)
        mixed = nn.Conv2d(channels, channels, 1, bias=False)
        self.f1 = nn.Sequential(over_time, nn.BatchNorm2d(channels), nn.SiLU(), mixed, nn.Dropout2d(0.1))

    def forward(self, x: Tensor) -> Tensor:
        y = self.f2(x)
        z = y + self.f1(y.mean(dim=3, keepdim=True))
        return functional.relu(z if self.transition else x + z)


class BroadcastedResNet(nn.Module):
    """BC-ResNet-`width`: width 1 is the paper's smallest; 40 mel bands."""

    def __init__(self, labels: int, width: float = 1.0) -> None:
        super().__init__()
        unit = 8 * width
        before = int(2 * unit)
        self.norm = nn.BatchNorm2d(1)
        self.stem = nn.Sequential(nn.Conv2d(1, before, 5, (1, 2), 2, bias=False), nn.BatchNorm2d(before), nn.ReLU())
        blocks: list[nn.Module] = []
        for times, count, stride, dilation in _STAGES:
            channels = int(times * unit)
            for k in range(count):
                blocks.append(BroadcastedBlock(before, channels, stride if k == 0 else 1, dilation))
                before = channels
        self.blocks = nn.Sequential(*blocks)
        last = int(4 * unit)
        self.tail = nn.Sequential(
            *(nn.Conv2d(before, before, 5, 1, (2, 0), groups=before, bias=False),),
            *(nn.Conv2d(before, last, 1, bias=False), nn.BatchNorm2d(last), nn.ReLU()),
        )
        self.out = nn.Linear(last, labels)

    def embedding(self, x: Tensor) -> Tensor:
        """One vector a window [N, 32·width]."""
        return torch.mean(self.tail(self.blocks(self.stem(self.norm(x)))), dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.embedding(x))
