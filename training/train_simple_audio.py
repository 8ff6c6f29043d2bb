"""Trains `simple-audio`: TensorFlow's tutorial recipe on eight words, resize and normalisation inside the graph."""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import scipy.fft
import torch
from torch import Tensor, nn
from torch.nn import functional

from earmark_train.clips import Clip, fit, list_clips, read_audio
from earmark_train.features.front_end import TUTORIAL, FeatureExtractor
from earmark_train.networks.tutorial import Resized, TutorialCnn, keras_initialised
from earmark_train.voices import COMMANDS

RATE = 16_000
LENGTH = 16_000


def features(clips: list[Clip], shift: int = 0) -> tuple[Tensor, Tensor]:
    """Spectrograms [N, 1, T, F] of the clips, moved later by `shift` samples, and labels [N]."""
    extractor = FeatureExtractor(TUTORIAL, RATE, np.float32, scipy.fft.rfft)
    parts = []
    for i in range(0, len(clips), 256):
        windows = np.stack([fit(read_audio(c.path, RATE), LENGTH) for c in clips[i : i + 256]])
        parts.append(torch.from_numpy(extractor.apply(moved(windows, shift))))
    return torch.cat(parts), torch.tensor([COMMANDS.index(c.label) for c in clips])


def moved(windows: np.ndarray, shift: int) -> np.ndarray:
    out = np.zeros_like(windows)
    n = windows.shape[1]
    out[:, max(shift, 0) : n + min(shift, 0)] = windows[:, max(-shift, 0) : n - max(shift, 0)]
    return out


def accuracy(network: nn.Module, x: Tensor, y: Tensor) -> float:
    network.eval()
    with torch.no_grad():
        return float((torch.cat([network(p) for p in x.split(256)]).argmax(dim=1) == y).float().mean())


Labelled = tuple[Tensor, Tensor]


def train(
    network: nn.Module, examples: list[Tensor], y: Tensor, args: argparse.Namespace, validation: Labelled
) -> nn.Module:
    """Adam at 1e-3, batches of 64, one shift a clip and epoch; gives the epoch best on the validation speakers."""
    generator = torch.Generator().manual_seed(args.seed)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    stacked = torch.stack(examples)
    best, kept = 0.0, copy.deepcopy(network)
    for epoch in range(args.epochs):
        network.train()
        which = torch.randint(len(examples), (len(y),), generator=generator)
        for part in torch.randperm(len(y), generator=generator).split(64):
            loss = functional.cross_entropy(network(stacked[which[part], part]), y[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        score = accuracy(network, *validation)
        print(f"epoch {epoch + 1:3d}  loss {float(loss.detach()):.4f}  validation {score:.4f}", flush=True)
        if score > best:
            best, kept = score, copy.deepcopy(network)
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="folder of the eight words' clips")
    parser.add_argument("--out", type=Path, required=True, help="file for the trained weights (.pt)")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--shifts", type=int, nargs="+", default=[0, -1280, -640, 640, 1280], help="in samples")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    clips = list_clips(args.words, COMMANDS)
    training = [c for c in clips if c.split == "training"]
    spectrograms, y = features(training)
    resized = Resized(float(spectrograms.mean()), float(spectrograms.std()))
    examples = [resized(features(training, s)[0]) for s in args.shifts]
    x, truth = features([c for c in clips if c.split == "validation"])
    network = train(keras_initialised(TutorialCnn(len(COMMANDS))), examples, y, args, (resized(x), truth))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(nn.Sequential(resized, network).state_dict(), args.out)


if __name__ == "__main__":
    main()
