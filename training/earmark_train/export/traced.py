"""A torch network to one ONNX file with its card inside."""

from __future__ import annotations

import io
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from earmark_train.card import Card
from earmark_train.export.onnx_file import write

OPSET = 17


class WithEmbedding(nn.Module):
    """A network that gives its logits and, second, its vector of the window."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        vector = self.network.embedding(x)
        return self.network.out(vector), vector


def export(network: nn.Module, card: Card, path: Path) -> None:
    """Writes `path` and, beside it, the card as `.json`; the batch dimension is free."""
    embedding = card.more.get("embedding")
    outputs = [card.output, *([embedding] if embedding else [])]
    example = torch.zeros(2, *card.front_end.shape(card.window_samples, card.sample_rate))
    write(traced(WithEmbedding(network) if embedding else network, example, "features", outputs), card, path)


def traced(network: nn.Module, example: Tensor, given: str, outputs: list[str]) -> onnx.ModelProto:
    """The network as a graph from the input `given` to the outputs, as PyTorch follows it on the example."""
    buffer = io.BytesIO()
    torch.onnx.export(
        network.eval(),
        (example,),
        buffer,
        input_names=[given],
        output_names=outputs,
        dynamic_axes={name: {0: "batch"} for name in (given, *outputs)},
        opset_version=OPSET,
        dynamo=False,
    )
    return onnx.load_from_string(buffer.getvalue())
