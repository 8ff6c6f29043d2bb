"""One epoch's windows: clips treated anew each time, or as they are."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from earmark_train.features.stage import Extractor
from earmark_train.features.windows import Dataset
from earmark_train.settings import Augment, Train
from earmark_train.train.teacher import Teacher, logits
from earmark_train.train.windows import Windows

Batch = tuple[Tensor, Tensor, Tensor | None]
"""Features [N, C, T, F], labels [N] and, where there are teachers, their logits [N, labels]."""


class AsTheyAre:
    """The features of the training clips, in another order each epoch."""

    def __init__(self, folder: Path, train: Train) -> None:
        self.x = np.load(folder / "training.x.npy", mmap_mode="r")
        self.y = np.load(folder / "training.y.npy")
        self.train = train

    def __len__(self) -> int:
        return -(-len(self.y) // self.train.batch_size)

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of an epoch: the same for the same number."""
        order = np.random.default_rng([self.train.seed, number]).permutation(len(self.y))
        for k in range(len(self)):
            part = np.sort(order[k * self.train.batch_size : (k + 1) * self.train.batch_size])
            yield torch.from_numpy(np.array(self.x[part])), torch.from_numpy(self.y[part]), None


class Mixture:
    """Training clips moved, treated and mixed with noise; background is cuts of noise.

    Each item, a clip or a cut, is drawn from a seed of its own, so that an epoch is the same for the same number
    whatever was drawn before it. With `redraw` above 1 what was drawn is kept for so many epochs, a part of it renewed
    in each.
    """

    def __init__(self, heard: Dataset, extractor: Extractor, augments: tuple[Augment, Augment], train: Train) -> None:
        collect = heard.settings.collect
        self.train, self.extractor, self.augments = train, extractor, augments
        self.windows = Windows(heard)
        self.items = items(heard, train)
        self.teachers = [Teacher.of(folder, heard) for folder in train.teachers]
        self.pool: dict[str, NDArray[Any]] = {}
        self.drawn = np.full(len(self.items), -1)
        self.shape = extractor.apply(np.zeros((1, collect.window_samples), np.float32)).shape[1:]
        self.labels = len(heard.labels)

    def __len__(self) -> int:
        return -(-len(self.items) // self.train.batch_size)

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of an epoch, made one ahead: the same for the same number."""
        order = np.random.default_rng([self.train.seed, number]).permutation(len(self.items))
        parts = [order[i : i + self.train.batch_size] for i in range(0, len(order), self.train.batch_size)]
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._batch, parts[0], number)
            for following in [*parts[1:], None]:
                made = coming.result()
                if following is not None:
                    coming = ahead.submit(self._batch, following, number)
                yield made

    def _batch(self, part: NDArray[np.int64], number: int) -> Batch:
        every = self.train.redraw
        if every == 1:
            return _tensors(*self._made(part, np.full(len(part), number)))
        turn = (number + part) // every
        due = self.drawn[part] != turn
        if due.any():
            self._keep(part[due], turn[due], self._made(part[due], turn[due]))
        x, y, taught = (self.pool.get(name) for name in ("x", "y", "taught"))
        assert x is not None and y is not None
        return _tensors(x[part], y[part], None if taught is None else taught[part])

    def _made(self, part: NDArray[np.int64], turns: NDArray[np.int64]) -> tuple[Any, Any, Any]:
        """Features, labels and teachers' logits of the items, each drawn by its own number and turn."""
        drawn = [self._drawn(int(i), int(turn)) for i, turn in zip(part, turns, strict=True)]
        samples = np.stack([s for s, _ in drawn])
        x = self.extractor.apply(samples)
        taught = logits(self.teachers, samples) if self.teachers else None
        return x, np.array([label for _, label in drawn]), taught

    def _drawn(self, i: int, turn: int) -> tuple[Any, int]:
        """The item's window of that turn, treated as is due in the turn's first epoch."""
        every = self.train.redraw
        begun = turn if every == 1 else turn * every - i
        augment = self.augments[begun >= self.train.rough_epochs]
        return self.windows.draw(int(self.items[i]), augment, np.random.default_rng([self.train.seed, i, turn]))

    def _keep(self, part: NDArray[np.int64], turns: NDArray[np.int64], made: tuple[Any, Any, Any]) -> None:
        for name, values in zip(("x", "y", "taught"), made, strict=True):
            if values is not None:
                empty = np.zeros((len(self.items), *values.shape[1:]), values.dtype)
                self.pool.setdefault(name, empty)[part] = values
        self.drawn[part] = turns


def items(heard: Dataset, train: Train) -> NDArray[np.int64]:
    """What an epoch goes through: the training clips' places, some several times, and -1 for a cut of noise."""
    rows = heard.clips.of("training")
    strange = sorted(set(train.repeats) - set(heard.labels))
    if strange:
        raise ValueError(f"train.repeats must name labels that are trained on: train.repeats={strange}")
    once = np.repeat(np.arange(len(rows)), [train.repeats.get(c.label, 1) for c in rows])
    words = np.tile(once, -(-train.least_windows // len(once)))
    cuts = round(train.background_share * len(words)) if heard.settings.collect.background else 0
    return np.concatenate([words, np.full(cuts, -1, dtype=words.dtype)])


def _tensors(x: NDArray[Any], y: NDArray[Any], taught: NDArray[Any] | None) -> Batch:
    return torch.from_numpy(x), torch.from_numpy(y), None if taught is None else torch.from_numpy(taught)
