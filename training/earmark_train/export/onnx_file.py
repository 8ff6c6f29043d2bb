"""An ONNX file with its card inside, and the card beside it."""

from __future__ import annotations

from pathlib import Path

import onnx

from earmark_train.card import PROPERTY, Card


def write(model: onnx.ModelProto, card: Card, path: Path) -> None:
    """Checks a model that was made here, and saves it under its card."""
    outputs = 2 if "embedding" in card.more else 1
    if len(model.graph.input) != 1 or len(model.graph.output) != outputs:
        raise ValueError(
            f"{card.name}: graph must have one input and outputs={outputs}:"
            f" inputs={len(model.graph.input)}, outputs={len(model.graph.output)}"
        )
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    _save(model, card, path)


def write_card(path: Path, card: Card) -> None:
    """Writes a model anew under another card, inside and beside it; its graph and other metadata stay as they are."""
    _save(onnx.load(path), card, path)


def _save(model: onnx.ModelProto, card: Card, path: Path) -> None:
    others = [p for p in model.metadata_props if p.key != PROPERTY]
    card_property = onnx.StringStringEntryProto(key=PROPERTY, value=card.to_json())
    del model.metadata_props[:]
    model.metadata_props.extend([*others, card_property])
    onnx.save(model, path)
    path.with_suffix(".json").write_text(card.to_json(), encoding="utf-8")
