"""Scores audio files with a model, as `earmark score --json` does: a line a window, then a line for all of them.

Windows lie at k*hopSamples, the last one padded with zeros. Files must have the model's sample rate.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from earmark_train.collect.samples import read_audio
from earmark_train.scoring import Scorer, windows_of
from earmark_train.truth import named, read_track, truth_of

AUDIO = {".wav", ".flac", ".ogg"}


def files_of(path: Path) -> list[Path]:
    """The file itself, or all audio files below a folder in name order."""
    if not path.is_dir():
        return [path]
    return sorted(f for f in path.rglob("*") if f.suffix.lower() in AUDIO)


def score_file(scorer: Scorer, path: Path) -> Iterator[dict[str, Any]]:
    """One object for each window of the file."""
    card = scorer.card
    samples = read_audio(path, card.sample_rate)
    scores = scorer.score(windows_of(samples, card.window_samples, card.hop_samples))
    for k, row in enumerate(scores):
        best, start = int(np.argmax(row)), k * card.hop_samples
        yield {
            "file": str(path),
            "startSample": start,
            "endSample": start + card.window_samples,
            "label": card.labels[best],
            "confidence": float(row[best]),
            "scores": dict(zip(card.labels, (float(s) for s in row), strict=True)),
        }


class Tally:
    """Counts of truth by prediction, for the last line."""

    def __init__(self, labels: list[str]) -> None:
        self.labels = list(labels)
        self.pairs: list[tuple[str, str]] = []
        self.files = self.windows = 0

    def accept(self, truth: str | None, predicted: str) -> None:
        self.windows += 1
        if truth is not None:
            self.pairs.append((truth, predicted))

    def to_json(self) -> dict[str, Any]:
        labels = self.labels + sorted({t for t, _ in self.pairs} - set(self.labels))
        counts = [[0] * len(labels) for _ in labels]
        for truth, predicted in self.pairs:
            counts[labels.index(truth)][labels.index(predicted)] += 1
        right = sum(truth == predicted for truth, predicted in self.pairs)
        accuracy = right / len(self.pairs) if self.pairs else None
        return {"files": self.files, "windows": self.windows, "accuracy": accuracy, "labels": labels, "counts": counts}


def truth(kind: str | None, window: dict[str, Any], scorer: Scorer) -> str | None:
    """The window's true label: from the folder's name, from the label track beside the file, or None."""
    path, rate = Path(window["file"]), scorer.card.sample_rate
    if kind == "folder":
        return named(path.parent.name, scorer.card)
    if kind == "track" and path.with_suffix(".txt").exists():
        spans = read_track(path.with_suffix(".txt"))
        return named(truth_of(window["startSample"] / rate, window["endSample"] / rate, spans), scorer.card)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="an .onnx file with a card")
    parser.add_argument("audio", type=Path, help="a file or a folder")
    parser.add_argument("--truth", choices=["folder", "track"], help="the folder's name, or the label track beside it")
    parser.add_argument("--batch", type=int, default=8)
    args = parser.parse_args()
    scorer = Scorer(args.model, args.batch)
    tally = Tally(scorer.card.labels)
    for path in files_of(args.audio):
        tally.files += 1
        for window in score_file(scorer, path):
            tally.accept(truth(args.truth, window, scorer), window["label"])
            json.dump(window, sys.stdout, ensure_ascii=False)
            print()
    print(json.dumps(tally.to_json(), ensure_ascii=False))


if __name__ == "__main__":
    main()
