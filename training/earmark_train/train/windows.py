"""One window to train on: a clip somewhere in it, in a room, in noise, through a microphone or a telephone."""

from __future__ import annotations

import numpy as np

from earmark_train.augment import NoiseBank, Ratio, Word, levelled, noisy, silence
from earmark_train.collect.samples import Samples
from earmark_train.features.windows import Dataset
from earmark_train.settings import Augment
from earmark_train.train.treatment import microphone, room, telephone

LEAST_LEFT = 0.02
"""Of a window, what a word that is cut off still covers of it."""


class Windows:
    """Draws windows of the training clips and of the noise."""

    def __init__(self, heard: Dataset) -> None:
        settings = heard.settings.collect
        self.rate, self.length = settings.sample_rate, settings.window_samples
        rows = heard.clips.of("training")
        self.words = [Word.of(heard.clips.samples(c), self.rate) for c in rows]
        self.labels = [heard.labels.index(c.label) for c in rows]
        self.bank = NoiseBank(heard.noise_of("training"), self.rate, self.length)
        self.background = heard.labels.index(settings.background) if settings.background else -1

    def draw(self, item: int, augment: Augment, rng: np.random.Generator) -> tuple[Samples, int]:
        """The clip of that place treated anew, or a cut of noise for -1; and its label."""
        if item < 0:
            return silence(self.bank, rng), self.background
        word, label = self.words[item], self.labels[item]
        if rng.random() < augment.speed:
            word = word.at_speed(float(rng.uniform(*augment.speed_range)))
        if word.clear and rng.random() < augment.cut_off:
            start, label = word.start_with((LEAST_LEFT, augment.unheard), self.length, rng), self.background
        else:
            start = self._start(word, augment, rng)
        return self._treated(word, start, augment, rng), label

    def _treated(self, word: Word, start: int, augment: Augment, rng: np.random.Generator) -> Samples:
        window = word.window(start, self.bank, rng)
        if rng.random() < augment.room:
            window = room(window, self.rate, rng)
        if rng.random() < augment.noise:
            window = noisy(window, self.bank, rng, Ratio(max(word.loudness, 1e-4), *augment.snr_db))
        if rng.random() < augment.microphone:
            window = microphone(window, self.rate, rng)
        if rng.random() < augment.narrow:
            window = telephone(window, self.rate)
        if rng.random() < augment.level:
            window = levelled(window, rng, augment.level_db)
        return np.clip(window, -1, 1).astype(np.float32)

    def _start(self, word: Word, augment: Augment, rng: np.random.Generator) -> int:
        """Where the window begins in the clip: anywhere that enough of the word is heard, or where all of it is.

        All of it: at the clip's beginning, anywhere in one that is longer, anywhere around one that is shorter; moved
        a little.
        """
        if rng.random() < augment.anywhere:
            return word.start_with((augment.heard, 1.0), self.length, rng)
        rest = len(word.samples) - self.length
        most = int(augment.shift_seconds * self.rate)
        return int(rng.integers(min(rest, 0), max(rest, 0) + 1)) + int(rng.integers(-most, most + 1))
