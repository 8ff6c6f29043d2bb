"""How alike two clips sound: how their spectrograms correlate, as whole windows, where there is anything to
hear, and in what of that moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earmark_train.collect.clips import Clip, Clips
from earmark_train.collect.samples import fit
from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.features.steps import Log
from earmark_train.settings import Collect

BATCH = 256
HEARD = np.log(1e4)
"""A frame is heard that is at most 40 dB below the clip's loudest ..."""
FLOOR = 1e-5
FAINTEST = np.log(4 * FLOOR)
"""... and 6 dB above what is taken for silence."""
TOGETHER = 0.9
"""How the movements of two copies' bands correlate at the least: 0.95 with noise added or as MP3. Those of noises that
only sound alike: 0; of one word by two voices over a telephone: below 0.9 in 999 of 1000 pairs."""

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Mels:
    """Log-mels [clips, frames, bands] of a window from each clip's beginning."""

    values: Array

    @staticmethod
    def of(clips: Clips, rows: list[Clip], settings: Collect) -> Mels:
        """Of 32 bands to 8 kHz, 50 frames a second."""
        rate, length = settings.sample_rate, settings.window_samples
        stft = Stft(rate // 40, rate // 50, 1 << (rate // 32).bit_length())
        bands = MelBands(32, 60.0, min(8000.0, rate / 2))
        extractor = FeatureExtractor(FrontEnd("mel", stft, 2.0, bands, log=Log("ln", FLOOR)), rate, np.float32)
        parts = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
        made = [extractor.apply(np.stack([fit(clips.samples(c), length) for c in p])) for p in parts]
        return Mels(np.concatenate(made)[:, 0])

    def correlations(self, others: Mels) -> Array:
        """Of each whole window with each of the others; high, too, for short sounds with the same silence behind."""
        return _unit(self.values) @ _unit(others.values).T

    def where_heard(self, row: int, others: Mels, other: int) -> float:
        """The correlation of two clips over the frames in which either is heard; 0 where neither ever is.

        Two noises with the same empty bands are alike in that alone: clips whose bands do not rise and fall together
        are as alike as those movements are.
        """
        pair = np.stack([self.values[row], others.values[other]])
        loudness = pair.mean(axis=2)
        heard = (loudness >= np.maximum(loudness.max(axis=1, keepdims=True) - HEARD, FAINTEST)).any(axis=0)
        if not heard.any():
            return 0.0
        pair = pair[:, heard]
        whole = _correlation(pair)
        if heard.sum() == 1:
            return whole
        moving = _correlation(pair - pair.mean(axis=1, keepdims=True))
        return whole if moving >= TOGETHER else min(whole, moving)


def _correlation(pair: Array) -> float:
    one, two = _unit(pair)
    return float(one @ two)


def _unit(values: Array) -> Array:
    """Rows of mean 0 and length 1."""
    x = values.reshape(len(values), -1)
    x = x - x.mean(axis=1, keepdims=True)
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
