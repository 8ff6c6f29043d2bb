"""Streaming test tracks: clips at random places over background noise, with an Audacity label track of where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from earmark_train.augment import Word
from earmark_train.collect.samples import Samples
from earmark_train.truth import Span

SPEECH_RMS = 0.05
FADE_SECONDS = 0.02


@dataclass(frozen=True)
class Spoken:
    """A clip's samples and what is said in it."""

    samples: Samples
    label: str


@dataclass(frozen=True)
class Track:
    """A recording and what is heard where in it."""

    samples: Samples
    sample_rate: int
    spans: list[Span]

    @property
    def hours(self) -> float:
        return len(self.samples) / self.sample_rate / 3600

    def write(self, path: Path) -> None:
        """The recording as FLAC, the label track as `.txt` beside it."""
        soundfile.write(path, self.samples, self.sample_rate)
        lines = [f"{s.start:.6f}\t{s.end:.6f}\t{s.label}\n" for s in self.spans]
        path.with_suffix(".txt").write_text("".join(lines), encoding="utf-8")


@dataclass(frozen=True)
class Plan:
    """How a track is made: the words' level above the noise, and the silence from one to the next in seconds."""

    sample_rate: int
    snr_db: float
    gap_seconds: tuple[float, float] = (1.0, 3.0)
    seed: int = 1


def track(clips: list[Spoken], noise: list[Samples], plan: Plan) -> Track:
    """All clips once, in random order, each at a random place after the one before; the ratio is of their RMS."""
    rng, rate = np.random.default_rng(plan.seed), plan.sample_rate
    placed, at = [], rate
    for i in rng.permutation(len(clips)):
        word = Word.of(faded(clips[i].samples, rate), rate)
        placed.append((at, word, clips[i].label))
        at += len(word.samples) + int(rng.uniform(*plan.gap_seconds) * rate)
    out = background(noise, at + rate, rng) * (SPEECH_RMS * 10 ** (-plan.snr_db / 20))
    spans = []
    for start, word, label in placed:
        a, b = max(0, word.from_sample), min(len(word.samples), word.to_sample)
        loudness = float(np.sqrt((word.samples[a:b] ** 2).mean())) + 1e-5
        out[start : start + len(word.samples)] += word.samples * (SPEECH_RMS / loudness)
        spans.append(Span((start + a) / rate, (start + b) / rate, label))
    return Track(np.clip(out, -1, 1).astype(np.float32), rate, spans)


def background(noise: list[Samples], length: int, rng: np.random.Generator) -> Samples:
    """Noise of RMS about 1: recordings in random order, each from a random place, one fading into the next."""
    if not noise:
        return np.zeros(length, dtype=np.float32)
    out, at = np.zeros(length, dtype=np.float32), 0
    while at < length:
        piece = noise[rng.integers(len(noise))]
        piece = np.roll(piece, int(rng.integers(len(piece)))) / max(float(piece.std()), 1e-5)
        fade = min(len(piece) // 4, 4000)
        ramp = np.minimum(1, np.arange(len(piece), dtype=np.float32) / fade)
        n = min(len(piece), length - at)
        out[at : at + n] += (piece * np.sqrt(ramp * ramp[::-1]))[:n]
        at += len(piece) - fade
    return out


def faded(samples: Samples, rate: int) -> Samples:
    """The samples with 20 ms of fade at both ends."""
    ramp = np.minimum(1, np.arange(len(samples), dtype=np.float32) / (FADE_SECONDS * rate))
    return samples * ramp * ramp[::-1]
