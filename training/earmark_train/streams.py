"""Recordings made of clips: words one after the other over noise, with the truth of each stretch."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import soundfile

from earmark_train.augment import NoiseBank, Word
from earmark_train.clips import Clip, Samples, read_audio
from earmark_train.measure import Measured
from earmark_train.scoring import Scorer, windows_of
from earmark_train.truth import Span, named, read_track, truth_of

FADE = 320
NOISE_PARTS = {"training": (0.0, 0.8), "validation": (0.8, 0.9), "testing": (0.9, 1.0)}
"""Which part of each background recording a split hears."""


def joined(
    clips: list[Clip], bank: NoiseBank, rng: np.random.Generator, sample_rate: int
) -> tuple[Samples, list[Span]]:
    """One recording of the clips, at least 0.7 s of noise between them, the noise 10 to 30 dB below the speech."""
    words = [Word.of(faded(read_audio(c.path, sample_rate)), sample_rate) for c in clips]
    at, starts = sample_rate, []
    for word in words:
        starts.append(at)
        at += len(word.samples) + int(rng.uniform(0.7, 1.7) * sample_rate)
    out = np.concatenate([bank.draw(rng) for _ in range(-(-(at + sample_rate) // bank.length))])
    out *= 0.05 * 10 ** (-rng.uniform(10, 30) / 20)
    for start, word in zip(starts, words, strict=True):
        loudness = float(np.sqrt((word.samples**2).mean())) + 1e-4
        out[start : start + len(word.samples)] += word.samples * (0.05 / loudness)
    spans = [
        Span((s + w.from_sample) / sample_rate, (s + w.to_sample) / sample_rate, c.label)
        for s, w, c in zip(starts, words, clips, strict=True)
    ]
    return np.clip(out, -1, 1), spans


def faded(samples: Samples) -> Samples:
    """The samples with 20 ms of fade at both ends."""
    ramp = np.minimum(1, np.arange(len(samples), dtype=np.float32) / FADE)
    return samples * ramp * ramp[::-1]


def read_at(path: Path, sample_rate: int) -> Samples:
    """The file's samples at the wanted rate; sox converts where the file has another."""
    if soundfile.info(path).samplerate == sample_rate:
        return read_audio(path, sample_rate)
    command = [
        "sox",
        "-D",
        str(path),
        "-t",
        "raw",
        "-e",
        "floating",
        "-b",
        "32",
        "-r",
        str(sample_rate),
        "-c",
        "1",
        "-",
    ]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, dtype="<f4")


def measure_stream(scorer: Scorer, samples: Samples, spans: list[Span]) -> Measured:
    """Scores every window of a recording against the label that covers most of it."""
    card = scorer.card
    labels = list(dict.fromkeys([*card.labels, named(None, card), named("\0", card)]))
    counts = np.zeros((len(labels), len(labels)), dtype=np.int64)
    for k, row in enumerate(scorer.score(windows_of(samples, card.window_samples, card.hop_samples))):
        start = k * card.hop_samples / card.sample_rate
        truth = named(truth_of(start, start + card.window_samples / card.sample_rate, spans), card)
        counts[labels.index(truth), int(np.argmax(row))] += 1
    return Measured(labels, counts)


def measure_file(scorer: Scorer, path: Path) -> Measured:
    """As `measure_stream`, on an audio file with a label track beside it."""
    return measure_stream(scorer, read_at(path, scorer.card.sample_rate), read_track(path.with_suffix(".txt")))


def measure_folder(scorer: Scorer, folder: Path) -> dict[str, Measured]:
    """Each recording of the folder that has a label track."""
    files = sorted(f for f in folder.glob("*.flac") if f.with_suffix(".txt").exists())
    return {f.stem: measure_file(scorer, f) for f in files}


def measure_joined(scorer: Scorer, words: list[Clip], others: list[Clip], bank: NoiseBank) -> Measured:
    """Twenty streams of sixteen words and four other words each, drawn from the clips."""
    rng, parts = np.random.default_rng(5), []
    for _ in range(20):
        clips = [words[i] for i in rng.choice(len(words), 16, replace=False)]
        clips += [others[i] for i in rng.choice(len(others), 4, replace=False)]
        rng.shuffle(clips)  # type: ignore[arg-type]
        parts.append(measure_stream(scorer, *joined(clips, bank, rng, scorer.card.sample_rate)))
    return total(parts)


def total(parts: list[Measured]) -> Measured:
    return Measured(parts[0].labels, np.sum([p.counts for p in parts], axis=0))
