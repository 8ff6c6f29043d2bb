"""What a model hears in streams made of clips: words, other speech and background, at several ratios.

Of the spoken words: right, wrong or missed, from a word's beginning to 0.75 s after its end; false accepts an hour on
words that are none of the model's and on background alone. At 10 dB also the right ones when the grid of windows begins
later by fifths of a hop: the same words at other places in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy.fft

from earmark_train.collect.pieces import Piece, audio_in, of_folder
from earmark_train.collect.sounds import read
from earmark_train.features.front_end import FeatureExtractor
from earmark_train.scoring import Scorer
from earmark_train.split.groups import hashed, speaker_of
from earmark_train.stream.rule import Rule, detections, scores_of
from earmark_train.stream.tally import Tally, tally
from earmark_train.stream.tracks import Plan, Samples, Spoken, Track, background, track
from earmark_train.streams import NOISE_PARTS
from earmark_train.truth import Span

RATIOS = (20.0, 10.0, 5.0, 0.0)
MOVED = "words, 10 dB"
PLACES = 5
BACKGROUND_SECONDS = 1800


def main(arguments: list[str] | None = None) -> int:
    """Prints a table of Markdown."""
    parser = argparse.ArgumentParser(prog="earmark-train stream", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--clips", type=Path, nargs="+", required=True, help="folders with a folder a label")
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings in which nothing is said")
    parser.add_argument("--split", choices=[*NOISE_PARTS, "all"], default="validation", help="by Speech Commands' hash")
    parser.add_argument("--threshold", type=float, help="default: the card's")
    parser.add_argument("--tracks", type=Path, help="a folder to write the recordings and their label tracks to")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(arguments)
    scorer = quick(args.model)
    said = Said.of(args, scorer)
    rule = Rule(args.threshold or scorer.card.threshold)
    print("\n".join(table(said, scorer, rule)))
    return 0


def quick(model: Path) -> Scorer:
    """A scorer whose front end computes in float32, as training does: half the time, scores alike to 0.001."""
    scorer = Scorer(model, batch=64)
    card = scorer.card
    scorer.features = FeatureExtractor(card.front_end, card.sample_rate, np.float32, scipy.fft.rfft)
    return scorer


class Said:
    """The clips of a split, apart by whether the model has their label, and its noise."""

    def __init__(
        self, words: list[Spoken], others: list[Spoken], noise: list[Samples], args: argparse.Namespace
    ) -> None:
        self.words, self.others, self.noise, self.args = words, others, noise, args

    @staticmethod
    def of(args: argparse.Namespace, scorer: Scorer) -> Said:
        rate, card = scorer.card.sample_rate, scorer.card
        pieces = [p for folder in args.clips for p in of_folder(folder) if in_split(p, args.split)]
        clips = [Spoken(read(p, rate), p.label or "") for p in pieces]
        known = set(card.labels) - {card.background, card.unknown}
        first, last = (0.0, 1.0) if args.split == "all" else NOISE_PARTS[args.split]
        whole = [read(Piece(f, f.name, None), rate) for f in audio_in(args.noise)]
        noise = [x[int(first * len(x)) : int(last * len(x))] for x in whole]
        return Said([c for c in clips if c.label in known], [c for c in clips if c.label not in known], noise, args)

    def tracks(self, rate: int) -> dict[str, Track]:
        """Words at each ratio, then what is none of them, then noise alone."""
        seed = self.args.seed
        made = {f"words, {r:g} dB": track(self.words, self.noise, Plan(rate, r, seed=seed)) for r in RATIOS}
        if self.others:
            made["other words, 10 dB"] = track(self.others, self.noise, Plan(rate, 10.0, (0.3, 1.0), seed))
        rng = np.random.default_rng(seed)
        alone = background(self.noise, BACKGROUND_SECONDS * rate, rng) * 0.02
        made["background"] = Track(np.clip(alone, -1, 1).astype(np.float32), rate, [])
        return made


def in_split(piece: Piece, split: str) -> bool:
    return split == "all" or hashed(speaker_of(piece.name), 0.1, 0.1) == split


def table(said: Said, scorer: Scorer, rule: Rule) -> list[str]:
    """A row a track."""
    card = scorer.card
    labels = set(card.labels) - {card.background or "", card.unknown or ""}
    lines = [
        f"{card.name} {card.version}, {said.args.split} split, threshold {rule.threshold:g},"
        f" mean of {rule.mean_seconds:g} s, {rule.dead_seconds:g} s dead time\n",
        "| track | hours | words | right | wrong | missed | false accepts/h | right by the grid's beginning |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, made in said.tracks(card.sample_rate).items():
        if said.args.tracks:
            said.args.tracks.mkdir(parents=True, exist_ok=True)
            made.write(said.args.tracks / f"{name.replace(', ', '-').replace(' ', '-')}.flac")
        tallies = [
            tally(moved.spans, detections(scores_of(scorer, moved), card, rule), labels, moved.hours)
            for moved in places_of(made, card.hop_samples, PLACES if name == MOVED else 1)
        ]
        lines.append(_row(name, tallies))
    return lines


def places_of(made: Track, hop: int, count: int) -> Iterator[Track]:
    """The track as it is, then without its first fifth of a hop, its first two, and so on."""
    for k in range(count):
        cut = k * hop // PLACES
        later = cut / made.sample_rate
        spans = [Span(s.start - later, s.end - later, s.label) for s in made.spans]
        yield Track(made.samples[cut:], made.sample_rate, spans)


def _row(name: str, tallies: list[Tally]) -> str:
    found = tallies[0]
    shares = " | ".join(
        f"{found.share(n):.1f} %" if found.words else "–" for n in (found.right, found.wrong, found.missed)
    )
    grid = ", ".join(f"{t.share(t.right):.1f}" for t in tallies) if len(tallies) > 1 else "–"
    return f"| {name} | {found.hours:.2f} | {found.words} | {shares} | {found.false_accepts_per_hour:.1f} | {grid} |"
