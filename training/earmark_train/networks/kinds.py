"""A network by the name of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from torch import nn

from earmark_train.networks.broadcasted import BroadcastedResNet
from earmark_train.networks.head import linear_head
from earmark_train.networks.pyramid import PyramidCnn
from earmark_train.networks.separable import DepthwiseSeparableCnn
from earmark_train.networks.tutorial import (
    Resized,
    TutorialCnn,
    browser_cnn,
    complex_cnn,
    keras_initialised,
    log_power_cnn,
    mfcc_cnn,
)

OPTIONS = {
    "simple-audio": (),
    "log-power-cnn": ("filters", "dense", "dropout"),
    "complex-cnn": ("filters", "dense", "dropout"),
    "mfcc-cnn": ("filters", "dropout"),
    "browser-cnn": ("dense", "dropout"),
    "ds-cnn": ("width", "dropout"),
    "bc-resnet": ("width",),
    "pyramid-cnn": ("width", "dropout"),
    "head-only": ("dropout",),
}
"""What can be set of each kind: `model.options`."""

_FUNCTIONS = {
    "log-power-cnn": log_power_cnn,
    "complex-cnn": complex_cnn,
    "mfcc-cnn": mfcc_cnn,
    "head-only": linear_head,
    "browser-cnn": browser_cnn,
}


@dataclass(frozen=True)
class Given:
    """What a network is built for: features [C, T, F] (or [C, F, T]), labels, mean and deviation of the features."""

    shape: tuple[int, ...]
    labels: int
    mean: float
    std: float


def build(kind: str, given: Given, options: dict[str, float]) -> nn.Module:
    """The kind's network with fresh weights; refuses an option that the kind does not have."""
    unknown = sorted(set(options) - set(OPTIONS[kind]))
    if unknown:
        raise ValueError(f"model.options must be of {list(OPTIONS[kind])} for {kind}: options={unknown}")
    chosen = {k: v if k == "dropout" or kind == "bc-resnet" else int(v) for k, v in options.items()}
    if kind == "simple-audio":
        return nn.Sequential(Resized(given.mean, given.std), keras_initialised(TutorialCnn(given.labels)))
    if kind == "ds-cnn":
        return DepthwiseSeparableCnn(given.labels, **chosen)  # type: ignore[arg-type]
    if kind == "pyramid-cnn":
        return PyramidCnn(given.labels, **chosen)  # type: ignore[arg-type]
    if kind == "bc-resnet":
        return BroadcastedResNet(given.labels, **chosen)
    return _FUNCTIONS[kind](given.shape, given.labels, **chosen)  # type: ignore[operator]
