"""How alike two clips sound: by a shape that stays when a clip is moved, then bin by bin as they lie and fit best."""

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
"""What is 25 dB below the loudest bin of a clip is taken for nothing where clips are moved, and so is added noise."""
HEARD = np.float32(np.log(1e4))
"""Where they are compared as they lie a frame is heard of which a bin is at most 40 dB below the loudest."""
FITTING = 0.5
"""How the samples, each less the one before, of a moved copy and its original correlate at the least: 0.65 in 98 of 100
with noise 20 dB below, 0.96 as MP3."""
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
        mels = np.maximum(self._mels(*windows) + DEPTH, 0)
        n = 1 << (mels.shape[1] + round(LATER_SECONDS * FRAMES) - 1).bit_length()
        changes = np.abs(scipy.fft.rfft(mels, n, axis=1))
        return _unit(changes[:, 1 : 1 + round(CHANGES_HZ * n / FRAMES)])

    def correlation(self, one: Array, two: Array) -> float:
        """Of two windows where either is heard: as they lie, or one moved to where their samples fit, if they do.

        Moved, what is far below the loudest is taken for nothing, and so is noise that was added; two beeps are told
        from each other by their samples alone then.
        """
        lying = _where_heard(self._mels(one, two), HEARD)
        pair = aligned(one, two, self.most)
        if abs(_correlation(np.diff(pair))) < FITTING:
            return lying
        return max(lying, _where_heard(np.maximum(self._mels(*pair), -DEPTH), DEPTH))

    def _mels(self, *windows: Array) -> Array:
        """[N, frames, bands], of which the loudest of each window is 0."""
        samples = np.stack(windows)
        loudness = np.sqrt((samples**2).mean(axis=1, keepdims=True))
        mels = self.extractor.apply(samples * (RMS / np.maximum(loudness, 1e-9)))[:, 0]
        return mels - mels.max(axis=(1, 2), keepdims=True)


def aligned(one: Array, two: Array, most: int) -> tuple[Array, Array]:
    """What both have where their samples correlate best, `two` beginning at most so many samples sooner or later."""
    n = scipy.fft.next_fast_len(len(one) + most, real=True)
    spectra = scipy.fft.rfft(np.diff(np.stack([one, two]), prepend=np.float32(0)), n)
    across = scipy.fft.irfft(spectra[0] * spectra[1].conj(), n)
    lags = np.arange(-most, most + 1)
    lag = int(lags[np.argmax(np.abs(across[lags]))])
    length = len(one) - abs(lag)
    return (one[lag:], two[:length]) if lag >= 0 else (one[:length], two[-lag:])


def _where_heard(pair: Array, depth: np.float32) -> float:
    """The correlation of two over the frames in which anything of either is less than so far below the loudest.

    Two noises with the same empty bands are alike in that alone: clips whose bands do not rise and fall together are as
    alike as those movements are.
    """
    pair = pair[:, (pair > -depth).any(axis=(0, 2))]
    whole = _correlation(pair)
    if pair.shape[1] < 2:
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
