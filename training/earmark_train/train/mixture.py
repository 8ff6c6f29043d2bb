"""One epoch's windows: clips treated anew each time, or as they are."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from earmark_train.augment import NoiseBank, Ratio, Word, mixed, silence
from earmark_train.features.front_end import FeatureExtractor
from earmark_train.features.windows import Heard
from earmark_train.settings import Augment, Train
from earmark_train.train.treatment import microphone, room, telephone

Samples = NDArray[np.float32]
Batch = tuple[Tensor, Tensor]


class AsTheyAre:
    """The features of the training clips, in another order each epoch."""

    def __init__(self, folder: Path, train: Train) -> None:
        self.x = np.load(folder / "training.x.npy", mmap_mode="r")
        self.y = np.load(folder / "training.y.npy")
        self.train = train

    def __len__(self) -> int:
        return -(-len(self.y) // self.train.batch)

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of an epoch: the same for the same number."""
        order = np.random.default_rng([self.train.seed, number]).permutation(len(self.y))
        for k in range(len(self)):
            part = np.sort(order[k * self.train.batch : (k + 1) * self.train.batch])
            yield torch.from_numpy(np.array(self.x[part])), torch.from_numpy(self.y[part])


class Mixture:
    """Training clips moved, treated and mixed with noise; background is cuts of noise."""

    def __init__(self, heard: Heard, extractor: FeatureExtractor, augment: Augment, train: Train) -> None:
        settings = heard.settings.collect
        self.rate, self.length = settings.sample_rate, settings.window_samples
        self.augment, self.train, self.extractor = augment, train, extractor
        rows = heard.clips.of("training")
        self.repeats = -(-train.least_windows // len(rows))
        self.words = [Word.of(heard.clips.samples(c), self.rate) for c in rows]
        self.labels = [heard.labels.index(c.label) for c in rows]
        self.bank = NoiseBank(heard.noise_of("training"), self.rate, self.length)
        self.background = heard.labels.index(settings.background) if settings.background else None
        self.cuts = round(train.background_share * len(rows) * self.repeats) if self.background is not None else 0

    def __len__(self) -> int:
        return -(-(len(self.words) * self.repeats + self.cuts) // self.train.batch)

    def epoch(self, number: int) -> Iterator[Batch]:
        """The batches of an epoch, made one ahead: the same for the same number."""
        rng = np.random.default_rng([self.train.seed, number])
        every = np.arange(len(self.words))
        items = rng.permutation(np.concatenate([np.tile(every, self.repeats), np.full(self.cuts, -1)]))
        parts = [items[i : i + self.train.batch] for i in range(0, len(items), self.train.batch)]
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._batch, parts[0], rng)
            for following in [*parts[1:], None]:
                made = coming.result()
                if following is not None:
                    coming = ahead.submit(self._batch, following, rng)
                yield made

    def _batch(self, items: NDArray[np.int64], rng: np.random.Generator) -> Batch:
        drawn = [self._background(rng) if i < 0 else self._word(int(i), rng) for i in items]
        x = self.extractor.apply(np.stack([samples for samples, _ in drawn]))
        return torch.from_numpy(x), torch.tensor([label for _, label in drawn])

    def _background(self, rng: np.random.Generator) -> tuple[Samples, int]:
        return silence(self.bank, rng), self.background or 0

    def _word(self, i: int, rng: np.random.Generator) -> tuple[Samples, int]:
        a, word = self.augment, self.words[i]
        if rng.random() < a.speed:
            word = word.at_speed(float(rng.uniform(*a.speed_range)))
        window = word.window(self._start(word, rng), self.bank, rng)
        if rng.random() < a.room:
            window = room(window, self.rate, rng)
        ratio = Ratio(max(word.loudness, 1e-4), *a.snr_db)
        window = mixed(window, self.bank, rng, ratio) if rng.random() < a.noise else window
        if rng.random() < a.microphone:
            window = microphone(window, self.rate, rng)
        if rng.random() < a.narrow:
            window = telephone(window, self.rate)
        return window.astype(np.float32), self.labels[i]

    def _start(self, word: Word, rng: np.random.Generator) -> int:
        """Where the window begins in the clip: at its beginning, or anywhere in one longer than it, moved a little."""
        rest = len(word.samples) - self.length
        most = int(self.augment.shift_seconds * self.rate)
        return int(rng.integers(0, rest + 1) if rest > 0 else 0) + int(rng.integers(-most, most + 1))
