"""What a microphone makes of a clip: moved, cut at the window's border, louder or softer, with noise around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from earmark_train.collect.samples import Samples

FRAME_SECONDS = 0.01
SPOKEN_SECONDS = 0.5
MIN_SPAN_SECONDS = 0.75
PAD_SECONDS = 0.1


def coloured_noise(rng: np.random.Generator, length: int, exponent: float) -> Samples:
    """Noise whose power falls as 1/f^exponent from a 400th of the sample rate on, RMS 1."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    f = np.maximum(np.arange(len(spectrum)), length / 400)
    noise = np.fft.irfft(spectrum * f ** (-exponent / 2), n=length)
    return (noise / noise.std()).astype(np.float32)


def hum(rng: np.random.Generator, length: int, sample_rate: int) -> Samples:
    """Mains hum or a motor: a few harmonics of a low tone, RMS 1."""
    t = np.arange(length) / sample_rate
    base = rng.uniform(45, 160)
    tones = [np.sin(2 * np.pi * base * k * t + rng.uniform(0, 6.28)) * rng.uniform(0, 1) / k for k in range(1, 9)]
    noise = np.sum(tones, axis=0) + 0.05 * rng.standard_normal(length)
    return (noise / noise.std()).astype(np.float32)


class NoiseBank:
    """Background recordings and project-made noises, all at RMS 1; cuts of a window's length are drawn from it."""

    def __init__(self, recordings: list[Samples], sample_rate: int, length: int) -> None:
        rng = np.random.default_rng(7)
        made = [coloured_noise(rng, 10 * sample_rate, e) for e in np.linspace(0, 2.2, 8)]
        self.coloured = len(made)
        made += [hum(rng, 10 * sample_rate, sample_rate) for _ in range(6)]
        self.recordings = [_longer(r, length) / max(float(r.std()), 1e-4) for r in recordings if len(r)]
        self.made = made
        self.length = length

    def draw(self, rng: np.random.Generator) -> Samples:
        """A cut of one noise, now and then of two at once, RMS about 1."""
        noise = self._one(rng)
        return noise + self._one(rng) * rng.uniform(0, 1) if rng.random() < 0.25 else noise

    def draw_made(self, rng: np.random.Generator) -> Samples:
        """A cut of a project-made coloured noise."""
        return self._cut(self.made[: self.coloured], rng)

    def _one(self, rng: np.random.Generator) -> Samples:
        return self._cut(self.recordings if self.recordings and rng.random() < 0.6 else self.made, rng)

    def _cut(self, source: list[Samples], rng: np.random.Generator) -> Samples:
        noise = source[rng.integers(len(source))]
        start = rng.integers(0, len(noise) - self.length)
        return noise[start : start + self.length]


def _longer(recording: Samples, length: int) -> Samples:
    """The recording; one that is too short to cut a window from, over and over until it is not."""
    return np.resize(recording, length + 1) if len(recording) <= length else recording


def framed(samples: Samples, sample_rate: int) -> Samples:
    """Frames of 10 ms [frames, samples], end to end; what is left of the last is left out."""
    frame = round(FRAME_SECONDS * sample_rate)
    return samples[: len(samples) // frame * frame].reshape(-1, frame)


def extent(samples: Samples, sample_rate: int) -> tuple[int, int]:
    """Where the word lies in a clip, by the energy of 10 ms frames; the whole clip where none stands out."""
    frames = framed(samples, sample_rate)
    db = 10 * np.log10((frames**2).mean(axis=1) + 1e-9)
    db = np.convolve(np.pad(db, 1, mode="edge"), np.ones(3) / 3, mode="valid")
    floor, peak = np.percentile(db, 12), db.max()
    if peak - floor < 9:
        return 0, len(samples)
    loud = np.flatnonzero(db > max(peak - 30, floor + 0.3 * (peak - floor)))
    return int(loud[0] * frames.shape[1]), int((loud[-1] + 1) * frames.shape[1])


@dataclass(frozen=True)
class Word:
    """A clip, where its word's padded span lies [from_sample, to_sample), and how loud its own background is."""

    samples: Samples
    sample_rate: int
    from_sample: int
    to_sample: int
    floor_rms: float

    @staticmethod
    def of(samples: Samples, sample_rate: int) -> Word:
        start, end = extent(samples, sample_rate)
        pad = max(PAD_SECONDS * sample_rate, (MIN_SPAN_SECONDS * sample_rate - (end - start)) / 2)
        frames = framed(samples, sample_rate)
        floor = float(np.percentile(np.sqrt((frames**2).mean(axis=1)), 10)) if len(frames) else 0.0
        return Word(samples, sample_rate, int(start - pad), int(end + pad), floor)

    def at_speed(self, factor: float) -> Word:
        """The word played that much faster, pitch and all: as another throat would say it."""
        count = int(len(self.samples) / factor)
        samples = np.interp(np.arange(count) * factor, np.arange(len(self.samples)), self.samples).astype(np.float32)
        start, end = int(self.from_sample / factor), int(self.to_sample / factor)
        return replace(self, samples=samples, from_sample=start, to_sample=end)

    @property
    def loudness(self) -> float:
        """RMS as if all of the clip were said in half a second: about what the word alone has."""
        halves = len(self.samples) / (SPOKEN_SECONDS * self.sample_rate)
        return float(np.sqrt((self.samples**2).mean()) * np.sqrt(halves))

    @property
    def clear(self) -> bool:
        """Whether the word stands out in its clip, so that its span means something."""
        short = len(self.samples) < MIN_SPAN_SECONDS * self.sample_rate
        return short or self.to_sample - self.from_sample < 0.95 * len(self.samples)

    def window(self, start: int, bank: NoiseBank, rng: np.random.Generator) -> Samples:
        """The window that starts there in the clip's own positions; what lies outside the clip is its noise floor."""
        length = bank.length
        out = np.zeros(length, dtype=np.float32)
        if rng.random() < 0.7:
            out += bank.draw_made(rng) * self.floor_rms
        a, b = max(start, 0), min(start + length, len(self.samples))
        if a < b:
            out[a - start : b - start] = self.samples[a:b]
        return out

    def covered(self, start: int, length: int) -> int:
        """How many samples of the window the word's span covers."""
        return max(0, min(start + length, self.to_sample) - max(start, self.from_sample))

    def start_with(self, fraction: tuple[float, float], length: int, rng: np.random.Generator) -> int:
        """A random window start at which the span covers at least and at most these fractions of the window."""
        least, most = (int(f * length) for f in fraction)
        lowest, highest = self.from_sample - length + least, self.to_sample - least
        for _ in range(100):
            start = int(rng.integers(lowest, highest + 1))
            if least <= self.covered(start, length) <= most:
                return start
        return lowest


@dataclass(frozen=True)
class Ratio:
    """How far a word of some loudness (RMS) stands above the noise: the mean and the least ratio in dB."""

    loudness: float
    mean_db: float
    least_db: float

    def noise_rms(self, rng: np.random.Generator) -> float:
        return self.loudness * 10 ** (-float(np.clip(rng.normal(self.mean_db, 9), self.least_db, 45)) / 20)


def noisy(window: Samples, bank: NoiseBank, rng: np.random.Generator, ratio: Ratio) -> Samples:
    """The window with a noise at a random ratio."""
    return window + bank.draw(rng) * ratio.noise_rms(rng)


def levelled(window: Samples, rng: np.random.Generator, level_db: tuple[float, float]) -> Samples:
    """The window with its peak at a random level, in dB of full scale."""
    peak = float(np.abs(window).max())
    return window * (10 ** (rng.uniform(*level_db) / 20) / peak) if peak > 0 else window


def silence(bank: NoiseBank, rng: np.random.Generator) -> Samples:
    """Nothing said: a cut of noise at any level, sometimes digital silence or close to it."""
    kind = rng.random()
    if kind < 0.04:
        return np.zeros(bank.length, dtype=np.float32)
    if kind < 0.12:
        return (rng.standard_normal(bank.length) * 10 ** rng.uniform(-5, -3)).astype(np.float32)
    level = 10 ** (rng.uniform(-60, -8) / 20)
    return np.clip(bank.draw(rng) * level, -1, 1).astype(np.float32)
