"""Trains `commands`: eight words, other words and silence, from clips, synthetic voices and background noise."""

from __future__ import annotations

import argparse
import copy
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.fft
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from earmark_train.augment import NoiseBank, Ratio, Word, mixed, silence
from earmark_train.clips import Clip, Samples, fit, list_clips, read_audio
from earmark_train.features.front_end import MEL, FeatureExtractor
from earmark_train.networks.separable import DepthwiseSeparableCnn
from earmark_train.streams import NOISE_PARTS
from earmark_train.voices import COMMANDS

RATE = 16_000
LENGTH = 16_000
FAINTEST_PEAK = 0.005
LABELS = [*COMMANDS, "unknown", "silence"]
UNKNOWN, SILENCE = LABELS.index("unknown"), LABELS.index("silence")
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Recipe:
    """How clips are drawn and how roughly they are treated."""

    cut_off: float
    """Share of Speech Commands' words that are cut off so far that nothing is said."""
    unmoved: float
    """Share of clips that stay about where they are in the window."""
    unknown_repeats: int
    silences: int
    snr_db: tuple[float, float]
    """Mean and least ratio of the word to the noise."""
    masks: tuple[int, int]
    """Widest mask in bands and in frames."""
    other_speed: float
    """Share of clips that are played faster or slower."""


RECIPES = {
    "rough": Recipe(0.15, 0.25, 2, 900, (14, -3), (6, 14), 0.6),
    "gentle": Recipe(0.05, 0.5, 1, 600, (20, 0), (4, 10), 0.4),
}


@dataclass(frozen=True)
class Source:
    """Words of one origin, how often each is drawn an epoch, and how often so little of it is left that it is none."""

    words: list[Word]
    labels: list[int]
    repeats: int
    cut_off: float


def label_of(clip: Clip) -> int:
    return LABELS.index(clip.label) if clip.label in COMMANDS else UNKNOWN


def source(clips: list[Clip], repeats: int, cut_off: float) -> Source:
    """The clips in which anything is heard at all."""
    read = [(read_audio(c.path, RATE), label_of(c)) for c in clips]
    heard = [(samples, label) for samples, label in read if np.abs(samples).max() > FAINTEST_PEAK]
    return Source([Word.of(samples, RATE) for samples, _ in heard], [label for _, label in heard], repeats, cut_off)


class Mixture:
    """Draws training windows under the rule that a window is what covers most of it."""

    def __init__(self, sources: list[Source], bank: NoiseBank, recipe: Recipe, seed: int) -> None:
        self.sources, self.bank, self.recipe = sources, bank, recipe
        self.rng = np.random.default_rng(seed)
        self.features = FeatureExtractor(MEL, RATE, np.float32, scipy.fft.rfft)

    def plan(self) -> list[tuple[Source, int] | None]:
        """One epoch in random order: a word of a source, or None for silence."""
        items: list[tuple[Source, int] | None] = [None] * self.recipe.silences
        for s in self.sources:
            items += [(s, i) for i in range(len(s.words)) for _ in range(s.repeats)]
        self.rng.shuffle(items)  # type: ignore[arg-type]
        return items

    def batch(self, items: list[tuple[Source, int] | None]) -> tuple[Tensor, Tensor]:
        """Features [N, 1, T, F] and labels [N]."""
        drawn = [self.draw(item) for item in items]
        features = self.features.apply(np.stack([w for w, _ in drawn]))
        return torch.from_numpy(features), torch.tensor([y for _, y in drawn])

    def draw(self, item: tuple[Source, int] | None) -> tuple[Samples, int]:
        if item is None:
            return silence(self.bank, self.rng), SILENCE
        origin, i = item
        word, label = origin.words[i], origin.labels[i]
        if self.rng.random() < self.recipe.other_speed:
            word = word.at_speed(float(self.rng.uniform(0.85, 1.18)))
        if word.clear and self.rng.random() < origin.cut_off:
            start, label = word.start_with((0.02, 0.42), LENGTH, self.rng), SILENCE
        elif self.rng.random() < self.recipe.unmoved:
            start = 0 if len(word.samples) > LENGTH * 0.9 else word.start_with((0.7, 1.0), LENGTH, self.rng)
        else:
            start = word.start_with((0.5, 1.0), LENGTH, self.rng)
        loudness = float(np.sqrt((word.samples**2).mean()) * np.sqrt(len(word.samples) / 8000))
        ratio = Ratio(max(loudness, 1e-4), *self.recipe.snr_db)
        return mixed(word.window(start, self.bank, self.rng), self.bank, self.rng, ratio), label


def masked(x: Tensor, widest: tuple[int, int], generator: torch.Generator) -> Tensor:
    """SpecAugment and random filters: a tilt of the spectrum, sometimes a narrow band, masks in time and frequency."""
    n, _, frames, bins = x.shape

    def uniform(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, 1, 1, 1, generator=generator)

    f = torch.arange(bins).view(1, 1, 1, -1)
    t = torch.arange(frames).view(1, 1, -1, 1)
    x = x + uniform(-1, 1) * (f / bins - 0.5) * 2 + uniform(-0.7, 0.7) * torch.cos(f / bins * 6.28 + uniform(0, 6.28))
    narrow = (uniform(0, 1) < 0.1) & (f >= 27 + uniform(0, 6))
    x = torch.where(narrow, torch.log(torch.tensor(1e-6)) + 0.5 * torch.rand(x.shape, generator=generator), x)
    mean = x.mean(dim=(2, 3), keepdim=True)
    for axis, size, most in 2 * ((f, bins, widest[0]), (t, frames, widest[1])):
        width, start = uniform(0, most + 1).floor(), uniform(0, size)
        x = torch.where((axis >= start) & (axis < start + width) & (uniform(0, 1) < 0.6), mean, x)
    return x.clamp(min=float(np.log(1e-6)))


class Averaged:
    """An exponential moving average of a network's weights; it is what is kept."""

    def __init__(self, network: nn.Module, decay: float = 0.998) -> None:
        self.network, self.decay, self.steps = copy.deepcopy(network).eval(), decay, 0

    def update(self, network: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        with torch.no_grad():
            for mine, theirs in zip(self.network.state_dict().values(), network.state_dict().values(), strict=True):
                if mine.dtype.is_floating_point:
                    mine.lerp_(theirs, 1 - decay)
                else:
                    mine.copy_(theirs)


def clip_features(clips: list[Clip]) -> tuple[Tensor, Labels]:
    """Features of the clips as they are, and their labels."""
    windows = np.stack([fit(read_audio(c.path, RATE), LENGTH) for c in clips])
    extractor = FeatureExtractor(MEL, RATE, np.float32, scipy.fft.rfft)
    parts = [extractor.apply(windows[i : i + 256]) for i in range(0, len(windows), 256)]
    return torch.from_numpy(np.concatenate(parts)), np.array([label_of(c) for c in clips])


def predicted(network: nn.Module, x: Tensor) -> Labels:
    network.eval()
    with torch.no_grad():
        return torch.cat([network(part).argmax(dim=1) for part in x.split(256)]).numpy()


Validation = dict[str, tuple[Tensor, Labels]]


def train(mixture: Mixture, network: nn.Module, args: argparse.Namespace, validate: Validation) -> None:
    """One cycle of AdamW over the mixture; writes the averaged network after each epoch."""
    generator = torch.Generator().manual_seed(args.seed)
    steps = args.epochs * -(-len(mixture.plan()) // args.batch)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=steps, pct_start=0.15)
    averaged = Averaged(network)
    with ThreadPoolExecutor(1) as ahead:
        for epoch in range(args.epochs):
            began, total = time.time(), 0.0
            network.train()
            items = mixture.plan()
            parts = [items[i : i + args.batch] for i in range(0, len(items), args.batch)]
            coming = ahead.submit(mixture.batch, parts[0])
            for k in range(len(parts)):
                x, y = coming.result()
                if k + 1 < len(parts):
                    coming = ahead.submit(mixture.batch, parts[k + 1])
                loss = functional.cross_entropy(
                    network(masked(x, mixture.recipe.masks, generator)), y, label_smoothing=0.03
                )
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()
                averaged.update(network)
                total += float(loss.detach())
            torch.save(averaged.network.state_dict(), args.out)
            report(epoch, total / len(parts), averaged.network, validate, time.time() - began)


def report(epoch: int, loss: float, network: nn.Module, validate: Validation, seconds: float) -> None:
    scores = "  ".join(f"{name} {(predicted(network, x) == y).mean():.4f}" for name, (x, y) in validate.items())
    print(f"epoch {epoch + 1:3d}  loss {loss:.4f}  {scores}  {seconds:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="folder of the eight words' clips")
    parser.add_argument("--unknown", type=Path, required=True, help="folder of other words' clips")
    parser.add_argument("--noise", type=Path, required=True, help="folder of background recordings")
    parser.add_argument("--voices", type=Path, required=True, help="what make_voices.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="file for the trained weights (.pt)")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="rough")
    parser.add_argument("--epochs", type=int, default=26)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=6e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    words, unknown, voices = list_clips(args.words, COMMANDS), list_clips(args.unknown), list_clips(args.voices)

    def of(clips: list[Clip], split: str) -> list[Clip]:
        return [c for c in clips if c.split == split]

    recipe = RECIPES[args.recipe]
    sources = [
        source(of(words, "training"), 1, recipe.cut_off),
        source(of(unknown, "training"), recipe.unknown_repeats, recipe.cut_off + 0.05),
        source(of(voices, "training"), 1, 0.35),
    ]
    mixture = Mixture(
        sources, NoiseBank.of_folder(args.noise, NOISE_PARTS["training"], RATE, LENGTH), recipe, args.seed
    )
    validate = {
        "words": clip_features(of(words, "validation")),
        "unknown": clip_features(of(unknown, "validation")),
        "voices": clip_features(of(voices, "validation")),
    }
    fresh = DepthwiseSeparableCnn(len(LABELS)).to(memory_format=torch.channels_last)
    if args.start:
        fresh.load_state_dict(torch.load(args.start, weights_only=True))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    train(mixture, fresh, args, validate)


if __name__ == "__main__":
    main()
