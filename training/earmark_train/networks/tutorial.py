"""The networks of the published recipes, each as its authors drew it."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional


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


def log_power_cnn(
    shape: tuple[int, ...], labels: int, filters: int = 32, dense: int = 128, dropout: float = 0.5
) -> nn.Module:
    """Keras in R: four convolutions, each with twice the filters of the one before and a pooling, and a dense layer."""
    widths = [shape[0], *(filters * 2**k for k in range(4))]
    layers: list[nn.Module] = []
    for before, width in itertools.pairwise(widths):
        layers += [nn.Conv2d(before, width, 3), nn.ReLU(), nn.MaxPool2d(2)]
    body = nn.Sequential(*layers, nn.Dropout(dropout / 2), nn.Flatten())
    flat = _size(body, shape)
    head = [nn.Linear(flat, dense), nn.ReLU(), nn.Dropout(dropout), nn.Linear(dense, labels)]
    return keras_initialised(nn.Sequential(*body, *head))


def complex_cnn(
    shape: tuple[int, ...], labels: int, filters: int = 32, dense: int = 512, dropout: float = 0.5
) -> nn.Module:
    """torch in R: five convolutions with batch norm, four poolings, the mean over the plane and a dense layer."""
    widths = [shape[0], *(filters * 2**k for k in range(5))]
    layers: list[nn.Module] = []
    for k, (before, width) in enumerate(itertools.pairwise(widths)):
        layers += [nn.Conv2d(before, width, 3), nn.BatchNorm2d(width), nn.ReLU()]
        layers += [nn.MaxPool2d(2), nn.Dropout2d(dropout * 0.4)] if k < 4 else [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    head = [nn.Linear(widths[-1], dense), nn.BatchNorm1d(dense), nn.ReLU(), nn.Dropout(dropout)]
    return nn.Sequential(*layers, *head, nn.Linear(dense, labels))


def browser_cnn(shape: tuple[int, ...], labels: int, dense: int = 200, dropout: float = 0.5) -> nn.Module:
    """TensorFlow.js' speech commands: four flat convolutions with poolings, and a dense layer."""
    body = nn.Sequential(
        *(nn.Conv2d(shape[0], 8, (2, 8)), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(8, 32, (2, 4)), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 32, (2, 4)), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 32, (2, 4)), nn.ReLU(), nn.MaxPool2d((1, 2)), nn.Dropout(dropout / 2), nn.Flatten()),
    )
    head = [nn.Linear(_size(body, shape), dense), nn.ReLU(), nn.Dropout(dropout), nn.Linear(dense, labels)]
    return keras_initialised(nn.Sequential(*body, *head))


def mfcc_cnn(shape: tuple[int, ...], labels: int, filters: int = 16, dropout: float = 0.3) -> nn.Module:
    """The nursery monitor's: three convolutions over MFCCs as an image, and the mean over time."""
    layers: list[nn.Module] = [nn.BatchNorm2d(shape[0])]
    widths = [shape[0], filters, 2 * filters, 4 * filters]
    for before, width in itertools.pairwise(widths):
        layers += [nn.Conv2d(before, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(
        *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(dropout), nn.Linear(widths[-1], labels)
    )


def keras_initialised(network: nn.Module) -> nn.Module:
    """Glorot-uniform weights and zero biases, Keras' defaults."""
    for m in network.modules():
        if isinstance(m, nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(m.weight)
            nn.init.zeros_(m.bias)
    return network


def _size(body: nn.Module, shape: tuple[int, ...]) -> int:
    """How many numbers the body makes of one window."""
    with torch.no_grad():
        return body.eval()(torch.zeros(1, *shape)).shape[1]
