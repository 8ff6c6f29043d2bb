"""A torch network to one ONNX file with its card inside."""

from __future__ import annotations

import io
from pathlib import Path

import onnx
import torch
from torch import nn

from earmark_train.card import PROPERTY, Card

OPSET = 17


def export(network: nn.Module, card: Card, path: Path) -> None:
    """Writes `path` and, beside it, the card as `.json`; the batch dimension is free."""
    network.eval()
    example = torch.zeros(2, *card.front_end.shape(card.window_samples, card.sample_rate))
    buffer = io.BytesIO()
    torch.onnx.export(
        network,
        (example,),
        buffer,
        input_names=["features"],
        output_names=[card.output],
        dynamic_axes={"features": {0: "batch"}, card.output: {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )
    write(onnx.load_from_string(buffer.getvalue()), card, path)


def write_card(path: Path, card: Card) -> None:
    """Writes a model anew under another card."""
    write(onnx.load(path), card, path)


def write(model: onnx.ModelProto, card: Card, path: Path) -> None:
    """Puts the card into the model, checks it and saves both."""
    del model.metadata_props[:]
    model.metadata_props.add(key=PROPERTY, value=card.to_json())
    if len(model.graph.input) != 1 or len(model.graph.output) != 1:
        raise ValueError(f"{card.name}: graph must have one input and one output: inputs={len(model.graph.input)}")
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, path)
    path.with_suffix(".json").write_text(card.to_json(), encoding="utf-8")
