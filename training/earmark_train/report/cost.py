"""What a model costs: numbers in it, multiply-adds a window, windows a second."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from earmark_train.report.multiply_adds import multiply_adds
from earmark_train.scoring import Scorer

ROUNDS = 200
WINDOWS = 8
"""A round is short, so that some are not disturbed by what else the machine does; the fastest counts."""
_WEIGHTS = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.INT8)


@dataclass(frozen=True)
class Cost:
    """`windows_per_second` is the network's alone, one window at a time on one thread of this machine."""

    bytes: int
    parameters: int
    multiply_adds: int
    windows_per_second: float

    @staticmethod
    def of(path: Path) -> Cost:
        weights = onnx.load(path).graph.initializer
        parameters = sum(
            int(np.prod(w.dims)) for w in weights if w.data_type in _WEIGHTS and not w.name.endswith(".scale")
        )
        return Cost(path.stat().st_size, parameters, multiply_adds(path), round(_speed(path), 1))


def _speed(path: Path) -> float:
    scorer = Scorer(path)
    features = scorer.features.apply(np.zeros((1, scorer.card.window_samples)))
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(WINDOWS):
            scorer.score_features(features)
        seconds.append(time.perf_counter() - began)
    return WINDOWS / min(seconds)
