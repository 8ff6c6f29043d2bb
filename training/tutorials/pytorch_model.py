"""Trains a PyTorch model on torchaudio's log-mels, and exports it with both of torch.onnx's exporters.

OUT/dynamo has its weights in model.onnx.data beside model.onnx; OUT/legacy is one file.

Run with: pip install torch torchaudio onnx onnxscript soundfile; python pytorch_model.py OUT
"""

from __future__ import annotations

import argparse
from pathlib import Path

import expectations
import numpy as np
import onnxscript
import torch
import torchaudio
from sounds import Sounds, sounds
from torch import nn

RATE = 16_000
MEL = torchaudio.transforms.MelSpectrogram(sample_rate=RATE, n_fft=512, hop_length=160, n_mels=64, f_min=60, f_max=7800)
NAMES = {"input_names": ["features"], "output_names": ["logits"]}


def log_mel(samples: torch.Tensor) -> torch.Tensor:
    """The front end: [N, 1, 64, 101] of [N, 16000]."""
    return torch.log(MEL(samples) + 1e-6).unsqueeze(1)


def network(labels: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, stride=2),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.Conv2d(16, 32, 3, stride=2),
        nn.BatchNorm2d(32),
        nn.ReLU(),
        nn.AvgPool2d((5, 6)),
        nn.Flatten(),
        nn.Linear(384, labels),
    )


def trained(data: Sounds) -> nn.Module:
    features = log_mel(torch.from_numpy(data.training.samples))
    labels = torch.from_numpy(data.training.labels)
    model = network(len(data.labels))
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    for epoch in range(4):
        for some in torch.randperm(len(labels)).split(32):
            optimiser.zero_grad()
            loss = nn.functional.cross_entropy(model(features[some]), labels[some])
            loss.backward()
            optimiser.step()
        print(f"epoch {epoch}: loss {loss.item():.3f}")
    return model.eval()


def export_dynamo(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """The newer exporter; without `dynamic_shapes` the batch would stay that of the example."""
    batch = ({0: torch.export.Dim("batch")},)
    torch.onnx.export(model, (example,), path, dynamo=True, dynamic_shapes=batch, external_data=True, **NAMES)


def export_legacy(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """The older exporter, which traces."""
    batch = {"features": {0: "batch"}, "logits": {0: "batch"}}
    torch.onnx.export(model, (example,), path, dynamo=False, dynamic_axes=batch, opset_version=17, **NAMES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=Path, help="clips to train on in place of made sounds: a folder a word, 16 kHz")
    args = parser.parse_args()
    torch.manual_seed(1)
    data = sounds(args.words, RATE, RATE)
    model = trained(data)
    tools = {"PyTorch": torch.__version__.split("+")[0], "torchaudio": torchaudio.__version__.split("+")[0]}
    tools |= {"onnxscript": onnxscript.__version__, "NumPy": np.__version__}
    with torch.no_grad():
        features = log_mel(torch.from_numpy(data.testing.samples))
        nudged = log_mel(torch.from_numpy(expectations.nudged(data.testing.samples)))
        said = expectations.Said(features, model(features), model(nudged))
    for name, export in {"dynamo": export_dynamo, "legacy": export_legacy}.items():
        (args.out / name).mkdir(parents=True, exist_ok=True)
        export(model, features[:2], args.out / name / "model.onnx")
        expectations.write(args.out / name, data, RATE, said, tools)


if __name__ == "__main__":
    main()
