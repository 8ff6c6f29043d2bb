"""What a room, a microphone and a telephone make of a window, each drawn at random."""

from __future__ import annotations

import numpy as np
import scipy.fft
import scipy.signal

from earmark_train.collect.samples import Samples

TELEPHONE_HZ = 8000
MU = 255.0


def room(samples: Samples, sample_rate: int, rng: np.random.Generator) -> Samples:
    """The samples in a room: convolved with decaying noise of 0.1 to 0.6 s, the direct sound 0 to 15 dB above it."""
    seconds = rng.uniform(0.1, 0.6)
    n = int(seconds * sample_rate)
    tail = rng.standard_normal(n).astype(np.float32) * np.exp(-6.9 * np.arange(n, dtype=np.float32) / n)
    tail *= 10 ** (-rng.uniform(0, 15) / 20) / max(float(np.sqrt((tail**2).sum())), 1e-9)
    tail[: int(0.003 * sample_rate)] = 0
    tail[0] = 1
    return scipy.signal.fftconvolve(samples, tail)[: len(samples)].astype(np.float32)


def microphone(samples: Samples, sample_rate: int, rng: np.random.Generator) -> Samples:
    """Lows below 20 to 300 Hz and highs above 3 kHz to all taken off softly, with a tilt of up to 6 dB."""
    spectrum = scipy.fft.rfft(samples)
    f = np.linspace(0, sample_rate / 2, len(spectrum), dtype=np.float32)
    low, high = rng.uniform(20, 300), rng.uniform(3000, sample_rate / 2)
    gain = 1 / np.sqrt(1 + (low / np.maximum(f, 1)) ** 4) / np.sqrt(1 + (f / high) ** 8)
    gain *= 10 ** (rng.uniform(-6, 6) / 20 * (f / (sample_rate / 2) - 0.5))
    return scipy.fft.irfft(spectrum * gain, n=len(samples)).astype(np.float32)


def telephone(samples: Samples, sample_rate: int) -> Samples:
    """What is left at 8 kHz and mu-law: nothing above 4 kHz, 8 bits a sample."""
    if sample_rate <= TELEPHONE_HZ:
        return samples
    spectrum = scipy.fft.rfft(samples)
    spectrum[int(len(spectrum) * TELEPHONE_HZ / sample_rate) :] = 0
    narrow = scipy.fft.irfft(spectrum, n=len(samples))
    peak = max(float(np.abs(narrow).max()), 1.0)
    law = np.sign(narrow) * np.log1p(MU * np.abs(narrow) / peak) / np.log1p(MU)
    coarse = np.round(law * 127) / 127
    return (np.sign(coarse) * np.expm1(np.abs(coarse) * np.log1p(MU)) / MU * peak).astype(np.float32)
