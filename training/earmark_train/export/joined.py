"""An embedding's graph and a head on its vectors, as one ONNX file."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import ModelProto, compose, version_converter
from onnx.utils import Extractor
from torch import nn

from earmark_train.card import Card
from earmark_train.export.onnx_file import write
from earmark_train.export.traced import traced
from earmark_train.scoring import Scorer

VECTOR = "vector"


def export_head(head: nn.Module, card: Card, embedding: Path, path: Path) -> None:
    """Writes `path` and its card; what the embedding's file gives beside its vector is left out."""
    name = Scorer(embedding).card.more["embedding"]
    body = Extractor(onnx.load(embedding))
    body = body.extract_model([i.name for i in body.graph.input], [name])
    size = body.graph.output[0].type.tensor_type.shape.dim[-1].dim_value
    write(joined(body, traced(head, torch.zeros(2, size), VECTOR, [card.output]), name), card, path)


def joined(body: ModelProto, head: ModelProto, name: str) -> ModelProto:
    """The head's input is the body's output of that name; the head's own names get a prefix."""
    if (version := _version(body)) != _version(head):
        head = version_converter.convert_version(head, version)
    head = compose.add_prefix(head, "head.", rename_inputs=False, rename_outputs=False)
    head.ir_version = body.ir_version
    both = compose.merge_models(body, head, [(name, VECTOR)])
    kept = {o.domain: o for o in both.opset_import}
    del both.opset_import[:]
    both.opset_import.extend(kept.values())
    return both


def _version(model: ModelProto) -> int:
    """The version of ONNX's own operators that the model uses."""
    return next(o.version for o in model.opset_import if o.domain in ("", "ai.onnx"))
