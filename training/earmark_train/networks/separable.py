"""`ds-cnn`: depthwise separable convolutions over log-mels."""

from __future__ import annotations

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
    """A strided stem and separable convolutions over log-mels, averaged over time and frequency."""

    def __init__(self, labels: int, width: int = 40, dropout: float = 0.2) -> None:
        super().__init__()
        w = width
        self.norm = nn.BatchNorm2d(1)
        stem = nn.Sequential(nn.Conv2d(1, w, 5, 2, 2, bias=False), nn.BatchNorm2d(w), nn.ReLU())
        early = [Separable(w, w), Separable(w, 2 * w, 2), Separable(2 * w, 2 * w), Separable(2 * w, 2 * w)]
        late = [Separable(2 * w, 4 * w, 2), Separable(4 * w, 4 * w), Separable(4 * w, 4 * w)]
        self.body = nn.Sequential(stem, *early, *late)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(4 * w, labels)

    def embedding(self, x: Tensor) -> Tensor:
        """One vector a window [N, 4·width]."""
        return self.body(self.norm(x)).mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.dropout(self.embedding(x)))
