"""A network by the name of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from earmark_train.settings.kinds import ALLOWED, Kind


@dataclass(frozen=True)
class Given:
    """What a network is built for: features [C, T, F] (or [C, F, T]), labels, mean and deviation of the features."""

    shape: tuple[int, ...]
    labels: int
    mean: float
    std: float


Options = Mapping[str, float]
"""What of the network differs from its defaults, whole where it has to be."""
Builder = Callable[[Given, Options], nn.Module]


def _of_labels(network: Callable[..., nn.Module]) -> Builder:
    """For features of any extent."""
    return lambda given, options: network(given.labels, **options)


def _of_shape(network: Callable[..., nn.Module]) -> Builder:
    """For a network whose layers depend on the extent of its features."""
    return lambda given, options: network(given.shape, given.labels, **options)


def _simple_audio(given: Given, options: Options) -> nn.Module:
    return nn.Sequential(Resized(given.mean, given.std), keras_initialised(TutorialCnn(given.labels)))


BUILDERS: dict[Kind, Builder] = {
    "simple-audio": _simple_audio,
    "log-power-cnn": _of_shape(log_power_cnn),
    "complex-cnn": _of_shape(complex_cnn),
    "mfcc-cnn": _of_shape(mfcc_cnn),
    "browser-cnn": _of_shape(browser_cnn),
    "ds-cnn": _of_labels(DepthwiseSeparableCnn),
    "bc-resnet": _of_labels(BroadcastedResNet),
    "pyramid-cnn": _of_labels(PyramidCnn),
    "head-only": _of_shape(linear_head),
}


def build(kind: Kind, given: Given, options: Options) -> nn.Module:
    """The kind's network with fresh weights."""
    number = ALLOWED[kind].options
    return BUILDERS[kind](given, {name: number[name](value) for name, value in options.items()})
