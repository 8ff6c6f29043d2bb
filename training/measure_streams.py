"""Window accuracy of a model on recordings: files with label tracks, and streams joined from a split's clips."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from earmark_training.augment import NoiseBank
from earmark_training.clips import list_clips
from earmark_training.measure import Measured
from earmark_training.scoring import Scorer
from earmark_training.streams import joined, measure_file, measure_stream, total
from earmark_training.voices import COMMANDS

NOISE_PARTS = {"validation": (0.8, 0.9), "testing": (0.9, 1.0)}
"""Which part of each background recording a split has; training has what comes before."""


def of_folder(scorer: Scorer, folder: Path) -> dict[str, Measured]:
    """Each recording of the folder that has a label track."""
    files = sorted(f for f in folder.glob("*.flac") if f.with_suffix(".txt").exists())
    return {f.stem: measure_file(scorer, f) for f in files}


def of_clips(scorer: Scorer, args: argparse.Namespace, count: int = 20) -> Measured:
    """Streams of 20 clips of the split's speakers, one in five another word, over the split's part of the noise."""
    rng, rate = np.random.default_rng(5), scorer.card.sample_rate
    words = [c for c in list_clips(args.words, COMMANDS) if c.split == args.split]
    others = [c for c in list_clips(args.unknown) if c.split == args.split]
    bank = NoiseBank.of_folder(args.noise, NOISE_PARTS[args.split], rate, 2 * rate)
    parts = []
    for _ in range(count):
        clips = [words[i] for i in rng.choice(len(words), 16, replace=False)]
        clips += [others[i] for i in rng.choice(len(others), 4, replace=False)]
        rng.shuffle(clips)  # type: ignore[arg-type]
        parts.append(measure_stream(scorer, *joined(clips, bank, rng, rate)))
    return total(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--recordings", type=Path, help="folder of .flac files with .txt label tracks")
    parser.add_argument("--words", type=Path)
    parser.add_argument("--unknown", type=Path)
    parser.add_argument("--noise", type=Path)
    parser.add_argument("--split", choices=sorted(NOISE_PARTS), default="validation")
    args = parser.parse_args()
    scorer, parts = Scorer(args.model), {}
    if args.recordings:
        parts = of_folder(scorer, args.recordings)
        parts["all recordings"] = total(list(parts.values()))
    if args.words and args.unknown and args.noise:
        parts[f"streams of clips, {args.split} speakers"] = of_clips(scorer, args)
    for name, measured in parts.items():
        print(f"## {name}: {measured.accuracy:.2%} of {measured.clips} windows\n\n{measured.table()}\n")


if __name__ == "__main__":
    main()
