"""The two networks; both take features [N, 1, T, F] and give logits [N, labels]."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Separable(nn.Module):
    """A depthwise 3x3 and a pointwise convolution, each normalised; added to its input where the shape stays."""

    def __init__(self, channels_in: int, channels: int, stride: int = 1) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(channels_in, channels_in, 3, stride, 1, groups=channels_in, bias=False)
        self.norm1 = nn.BatchNorm2d(channels_in)
        self.pointwise = nn.Conv2d(channels_in, channels, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.residual = stride == 1 and channels_in == channels

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.norm1(self.depthwise(x)))
        y = self.norm2(self.pointwise(y))
        return functional.relu(x + y if self.residual else y)


class DepthwiseSeparableCnn(nn.Module):
    """`commands`: a strided stem and separable convolutions over log-mels, averaged over time and frequency."""

    def __init__(self, labels: int, width: int = 40) -> None:
        super().__init__()
        w = width
        self.norm = nn.BatchNorm2d(1)
        stem = nn.Sequential(nn.Conv2d(1, w, 5, 2, 2, bias=False), nn.BatchNorm2d(w), nn.ReLU())
        early = [Separable(w, w), Separable(w, 2 * w, 2), Separable(2 * w, 2 * w), Separable(2 * w, 2 * w)]
        late = [Separable(2 * w, 4 * w, 2), Separable(4 * w, 4 * w), Separable(4 * w, 4 * w)]
        self.body = nn.Sequential(stem, *early, *late)
        self.dropout = nn.Dropout(0.2)
        self.out = nn.Linear(4 * w, labels)

    def forward(self, x: Tensor) -> Tensor:
        y = self.body(self.norm(x))
        return self.out(self.dropout(y.mean(dim=(2, 3))))


class Resized(nn.Module):
    """Bilinear resize to 32x32 (half-pixel centres, no antialias), then a fixed normalisation."""

    def __init__(self, mean: float, std: float) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("std", torch.tensor(std))

    def forward(self, x: Tensor) -> Tensor:
        y = functional.interpolate(x, size=(32, 32), mode="bilinear", align_corners=False)
        return (y - self.mean) / self.std


class TutorialCnn(nn.Module):
    """`simple-audio`: two convolutions and two dense layers of TensorFlow's "Simple audio recognition" on 32x32."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.dense = nn.Linear(64 * 14 * 14, 128)
        self.out = nn.Linear(128, labels)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.conv2(functional.relu(self.conv1(x))))
        y = functional.dropout(functional.max_pool2d(y, 2), 0.25, self.training).flatten(1)
        return self.out(functional.dropout(functional.relu(self.dense(y)), 0.5, self.training))


def keras_initialised(network: nn.Module) -> nn.Module:
    """Glorot-uniform weights and zero biases, Keras' defaults."""
    for m in network.modules():
        if isinstance(m, nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(m.weight)
            nn.init.zeros_(m.bias)
    return network
