"""The model in eight bits: weights and activations quantised by ONNX Runtime, as QDQ, on training-like features."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from earmark_train.card import Card
from earmark_train.export.onnx_file import write

CALIBRATED_ON = 300


class _Features(CalibrationDataReader):
    """Features of the validation clips, one window at a time."""

    def __init__(self, name: str, features: NDArray[np.float32]) -> None:
        self.rows = iter({name: row[np.newaxis]} for row in features)

    def get_next(self) -> dict[str, Any] | None:
        return next(self.rows, None)


def quantise(model: Path, features: NDArray[np.float32], card: Card, path: Path) -> None:
    """Writes `path`: the model with int8 weights by channel and int8 activations, under its own card."""
    chosen = features[:: max(1, len(features) // CALIBRATED_ON)]
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(model), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(path),
            _Features(onnx.load(model).graph.input[0].name, chosen),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            weight_type=QuantType.QInt8,
            activation_type=QuantType.QInt8,
        )
    write(onnx.load(path), card, path)
