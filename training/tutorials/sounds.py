"""Labelled clips to train on in seconds: three sounds made here, or a folder of words in Speech Commands' layout."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from earmark_train.collect.samples import Samples, fit, read_audio, to_int16
from earmark_train.split.speech_commands import split_of

AUDIO = {".wav", ".flac", ".ogg"}
MADE = ["hum", "rattle", "whistle"]
EACH = 100
"""Clips of a sound; a third of them is for testing."""


@dataclass(frozen=True)
class Clips:
    """Clips of one window: samples [N, length], labels by number, and the names of their files."""

    samples: Samples
    labels: NDArray[np.int64]
    names: list[str]


@dataclass(frozen=True)
class Sounds:
    """What a model is trained on, and what it is tested with."""

    labels: list[str]
    training: Clips
    testing: Clips


def sounds(folder: Path | None, sample_rate: int, length: int) -> Sounds:
    """The words of a folder, split by speaker, or sounds made here; padded with zeros to `length` samples."""
    return made(sample_rate, length) if folder is None else words(folder, sample_rate, length)


def words(folder: Path, sample_rate: int, length: int) -> Sounds:
    """At most 200 clips a word to train on, and 100 in all to test with."""
    found = sorted(f for f in folder.glob("*/*") if f.suffix in AUDIO)
    labels = sorted({f.parent.name for f in found})

    def of(split: str, most: int) -> Clips:
        those = [f for f in found if split_of(f.name) == split]
        kept = [f for label in labels for f in [f for f in those if f.parent.name == label][:most]]
        samples = np.stack([fit(read_audio(f, sample_rate), length) for f in kept])
        numbers = np.array([labels.index(f.parent.name) for f in kept])
        return Clips(samples, numbers, [f"{f.parent.name}/{f.stem}.wav" for f in kept])

    return Sounds(labels, of("training", 200), of("testing", -(-100 // len(labels))))


def made(sample_rate: int, length: int) -> Sounds:
    """Hum, rattle and whistle of any pitch and level, in noise; the same each time."""
    rng = np.random.default_rng(5)
    samples = [as_16_bit(sound(label, rng, sample_rate, length)) for label in MADE for _ in range(EACH)]
    numbers = np.repeat(np.arange(len(MADE)), EACH)
    names = [f"{label}/{k:02d}.wav" for label in MADE for k in range(EACH)]
    first = np.arange(len(samples)) % 3 == 0

    def of(mask: NDArray[np.bool_]) -> Clips:
        kept = np.flatnonzero(mask)
        return Clips(np.stack([samples[k] for k in kept]), numbers[kept], [names[k] for k in kept])

    return Sounds(MADE, of(~first), of(first))


def sound(label: str, rng: np.random.Generator, sample_rate: int, length: int) -> Samples:
    """One clip in noise that may be as loud as itself, so that no model is sure of all of them."""
    t = np.arange(length) / sample_rate
    if label == "hum":
        base = rng.uniform(80, 200)
        clean = sum(np.sin(2 * np.pi * base * k * t) / k for k in range(1, 6))
    elif label == "rattle":
        clicks = np.modf(t * rng.uniform(8, 16))[0] < 0.2
        clean = rng.standard_normal(length) * clicks
    else:
        pitch = rng.uniform(800, 1500) + rng.uniform(-400, 400) * t
        clean = np.sin(2 * np.pi * np.cumsum(pitch) / sample_rate)
    noise = rng.standard_normal(length) * rng.uniform(0.05, 1.5)
    mixed = clean / np.sqrt(np.mean(clean**2)) + noise
    return (mixed * rng.uniform(0.01, 0.15)).astype(np.float32)


def as_16_bit(samples: Samples) -> Samples:
    """What a 16-bit file keeps of the samples."""
    return to_int16(samples).astype(np.float32) / 32768


def write_wavs(folder: Path, clips: Clips, sample_rate: int) -> None:
    """Each clip as a 16-bit WAV file under its name."""
    for name, samples in zip(clips.names, clips.samples, strict=True):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, to_int16(samples), sample_rate)
