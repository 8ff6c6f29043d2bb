"""How alike two clips sound: by a shape that stays when a clip is moved, and then as they lie on each other best."""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import NDArray

from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.features.steps import Log
from earmark_train.settings import Collect

RMS = 0.1
DEPTH = np.float32(np.log(10**2.5))
"""What is 25 dB below the loudest bin of a clip is taken for nothing, and so is noise that is added below that."""
FRAMES = 50
LATER_SECONDS = 0.3
"""How much later a copy may begin, at the most a third of the window."""
CHANGES_HZ = 9.4
"""How fast the changes are that a shape has."""
TOGETHER = 0.9
"""How the movements of two copies' bands correlate at the least; those of noises that only sound alike: 0."""

Array = NDArray[np.float32]


class Alike:
    """Compares windows [N, samples] by log-mels of 32 bands to 8 kHz, 50 frames a second, whatever their level."""

    def __init__(self, settings: Collect) -> None:
        rate = settings.sample_rate
        stft = Stft(rate // 40, rate // FRAMES, 1 << (rate // 32).bit_length())
        bands = MelBands(32, 60.0, min(8000.0, rate / 2))
        self.extractor = FeatureExtractor(FrontEnd("mel", stft, 2.0, bands, log=Log("ln", 1e-5)), rate, np.float32)
        self.most = min(round(LATER_SECONDS * rate), settings.window_samples // 3)

    def shapes(self, windows: Array) -> Array:
        """Rows of length 1, whose products are near 1 for windows of which one is the other moved.

        They are how strongly each band changes how fast: the size of a Fourier transform over the frames.
        """
        mels = self._mels(windows)
        n = 1 << (mels.shape[1] + round(LATER_SECONDS * FRAMES) - 1).bit_length()
        changes = np.abs(scipy.fft.rfft(mels, n, axis=1))
        return _unit(changes[:, 1 : 1 + round(CHANGES_HZ * n / FRAMES)])

    def correlation(self, one: Array, two: Array) -> float:
        """Of two windows, one moved to where their samples fit best, over the frames in which either is heard.

        Two noises with the same empty bands are alike in that alone: clips whose bands do not rise and fall together
        are as alike as those movements are. Of 100 words with noise 20 dB below or as MP3 the correlation is 0.99 and
        more in 95, with noise 10 dB below 0.97; of words by two speakers 0.95 at the most, in 20 million pairs.
        """
        pair = self._mels(np.stack(aligned(one, two, self.most)))
        pair = pair[:, pair.any(axis=(0, 2))]
        whole = _correlation(pair)
        if pair.shape[1] < 2:
            return whole
        moving = _correlation(pair - pair.mean(axis=1, keepdims=True))
        return whole if moving >= TOGETHER else min(whole, moving)

    def _mels(self, windows: Array) -> Array:
        """[N, frames, bands] from 0, nothing, to DEPTH, the loudest bin."""
        loudness = np.sqrt((windows**2).mean(axis=1, keepdims=True))
        mels = self.extractor.apply(windows * (RMS / np.maximum(loudness, 1e-9)))[:, 0]
        return np.maximum(mels - mels.max(axis=(1, 2), keepdims=True) + DEPTH, 0)


def aligned(one: Array, two: Array, most: int) -> tuple[Array, Array]:
    """What both have where their samples correlate best, `two` beginning at most so many samples sooner or later."""
    n = scipy.fft.next_fast_len(len(one) + most, real=True)
    spectra = scipy.fft.rfft(np.diff(np.stack([one, two]), prepend=np.float32(0)), n)
    across = scipy.fft.irfft(spectra[0] * spectra[1].conj(), n)
    lags = np.arange(-most, most + 1)
    lag = int(lags[np.argmax(np.abs(across[lags]))])
    length = len(one) - abs(lag)
    return (one[lag:], two[:length]) if lag >= 0 else (one[:length], two[-lag:])


def _correlation(pair: Array) -> float:
    one, two = _unit(pair)
    return float(one @ two)


def _unit(values: Array) -> Array:
    """Rows of mean 0 and length 1."""
    x = values.reshape(len(values), -1)
    x = x - x.mean(axis=1, keepdims=True)
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
