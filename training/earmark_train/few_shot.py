"""`earmark-train few-shot`: what a linear head on an embedding tells of labels of which it is shown a few clips.

The clips that it is shown are drawn from the training speakers, those it is asked about are of `--split`'s.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from earmark_train.collect.piece import Piece
from earmark_train.collect.pieces import of_folder
from earmark_train.collect.samples import fit
from earmark_train.collect.sounds import read
from earmark_train.scoring import Scorer
from earmark_train.split.again import add_work, split_by


@dataclass(frozen=True)
class Vectors:
    """Embeddings [N, size] and labels [N] of some clips."""

    x: NDArray[np.float32]
    y: NDArray[np.str_]


def main(arguments: list[str] | None = None) -> int:
    """Prints a line for each count of clips."""
    parser = argparse.ArgumentParser(prog="earmark-train few-shot", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--clips", type=Path, required=True, help="a folder with a folder a label")
    parser.add_argument("--labels", nargs="+", required=True)
    parser.add_argument("--each", type=int, nargs="+", default=[10], help="clips of each label that it is shown")
    parser.add_argument("--split", choices=["validation", "testing"], default="validation")
    add_work(parser)
    parser.add_argument("--draws", type=int, default=20)
    args = parser.parse_args(arguments)
    scorer = Scorer(args.model)
    pieces, split_of = pieces_of(args.clips, args.labels), split_by(args.work)
    parts = {s: [p for p in pieces if split_of(p.name) == s] for s in ("training", args.split)}
    shown, asked = (vectors(scorer, part, split) for split, part in parts.items())
    for each in args.each:
        found = [right(shown, asked, each, np.random.default_rng([each, k])) for k in range(args.draws)]
        print(
            f"{each} clips of each of {len(args.labels)} labels: {np.mean(found):.2%} of {len(asked.y)} {args.split}"
            f" clips, {min(found):.1%} to {max(found):.1%} in {args.draws} draws"
        )
    return 0


def pieces_of(folder: Path, labels: list[str]) -> list[Piece]:
    """The clips of those labels."""
    pieces = [p for p in of_folder(folder) if p.label in labels]
    missing = sorted(set(labels) - {p.label for p in pieces})
    if missing:
        raise ValueError(f"--labels must name folders that have clips: clips={folder}, missing={missing}")
    return pieces


def vectors(scorer: Scorer, pieces: list[Piece], split: str) -> Vectors:
    """The embeddings of a split's clips."""
    if not pieces:
        raise ValueError(f"clips must be there of every split: split={split} has none")
    windows = np.stack([fit(read(p, scorer.card.sample_rate), scorer.card.window_samples) for p in pieces])
    return Vectors(scorer.vectors(windows), np.array([p.label for p in pieces]))


def right(shown: Vectors, asked: Vectors, each: int, rng: np.random.Generator) -> float:
    """The share of the asked clips that a head trained on `each` drawn clips a label has right."""
    places = [rng.permutation(np.flatnonzero(shown.y == label))[:each] for label in np.unique(shown.y)]
    drawn = np.concatenate(places)
    head = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000))
    head.fit(shown.x[drawn], shown.y[drawn])
    return float(head.score(asked.x, asked.y))
