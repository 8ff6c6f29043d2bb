"""`pyramid-cnn`: separable convolutions over log-mels that halve time and frequency before they grow wide."""

from __future__ import annotations

from torch import Tensor, nn

from earmark_train.networks.separable import Separable


class PyramidCnn(nn.Module):
    """Four times halved, `width` channels after the second, four times as many at the end; a third of ds-cnn's cost.

    Two thirds of a ds-cnn's time go into its first layers, where the picture is large: here these are one strided
    convolution of half the width.
    """

    def __init__(self, labels: int, width: int = 48, dropout: float = 0.2) -> None:
        super().__init__()
        w, half = width, width // 2
        self.norm = nn.BatchNorm2d(1)
        stem = nn.Sequential(nn.Conv2d(1, half, 5, 2, 2, bias=False), nn.BatchNorm2d(half), nn.ReLU())
        early = [Separable(half, w, 2), Separable(w, w), Separable(w, w)]
        middle = [Separable(w, 2 * w, 2), Separable(2 * w, 2 * w), Separable(2 * w, 2 * w)]
        late = [Separable(2 * w, 4 * w, 2), Separable(4 * w, 4 * w)]
        self.body = nn.Sequential(stem, *early, *middle, *late)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(4 * w, labels)

    def embedding(self, x: Tensor) -> Tensor:
        """One vector a window [N, 4·width]."""
        return self.body(self.norm(x)).mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.out(self.dropout(self.embedding(x)))
