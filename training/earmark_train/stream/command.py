"""What a model hears in streams made of clips: words, other speech and background, at several ratios.

Of the spoken words: right, wrong or missed, from a word's beginning to 0.75 s after its end; false accepts an hour on
words that are none of the model's and on background alone. At 10 dB also the right ones by where in the hop of the
windows they begin, all words in each fifth of it.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from earmark_train.collect.files import audio_in
from earmark_train.collect.piece import Piece
from earmark_train.collect.pieces import of_folder
from earmark_train.collect.samples import Samples
from earmark_train.collect.sounds import UnreadableError, read
from earmark_train.scoring import Scorer, quick
from earmark_train.split.again import add_work, rule_by, split_by
from earmark_train.split.noise import SHARES, part_of
from earmark_train.stream.rule import Rule
from earmark_train.stream.streamed import Said, Streamed, Wanted, streamed
from earmark_train.stream.tracks import Spoken, Track


def main(arguments: list[str] | None = None) -> int:
    """Prints a table of Markdown."""
    args = _parser().parse_args(arguments)
    scorer = quick(args.model)
    wanted = Wanted(tuple(args.snr), args.seconds, args.seed)
    tracks = said(args, scorer).tracks(scorer.card.sample_rate, wanted)
    if args.tracks:
        write(tracks, args.tracks)
    rule = Rule(scorer.card.threshold if args.threshold is None else args.threshold)
    print("\n".join([*head(scorer, rule, args.split), *map(line, streamed(tracks, scorer, rule))]))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser, told = argparse.ArgumentParser(prog="earmark-train stream", description=__doc__), Wanted()
    ratios = " ".join(f"{r:g}" for r in told.ratios)
    parser.add_argument("model", type=Path)
    parser.add_argument("--clips", type=Path, nargs="+", required=True, help="folders with a folder a label")
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings in which nothing is said")
    parser.add_argument("--split", choices=[*SHARES, "all"], default="validation")
    add_work(parser)
    parser.add_argument("--threshold", type=float, help="default: the card's")
    parser.add_argument("--tracks", type=Path, help="a folder to write the recordings and their label tracks to")
    in_db = {"type": number, "nargs": "+", "metavar": "DB", "default": told.ratios}
    parser.add_argument("--snr", **in_db, help=f"of the words to the noise (default: {ratios})")
    alone = f"of background alone (default: {told.background_seconds})"
    parser.add_argument("--seconds", type=seconds, default=told.background_seconds, help=alone)
    parser.add_argument("--seed", type=int, default=told.seed)
    return parser


def number(said: str) -> float:
    if not math.isfinite(float(said)):
        raise argparse.ArgumentTypeError(f"must be finite: snr={said}")
    return float(said)


def seconds(said: str) -> int:
    if int(said) < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more: seconds={said}")
    return int(said)


def said(args: argparse.Namespace, scorer: Scorer) -> Said:
    """The clips of the split that is asked for."""
    rate = scorer.card.sample_rate
    pieces = of_split(args, [p for folder in args.clips for p in of_folder(folder)])
    if not pieces:
        raise ValueError(f"--clips must have clips of the split: split={args.split}, clips={[*map(str, args.clips)]}")
    between = noise(args, rate)
    return Said.of(list(spoken(pieces, rate)), between, scorer.card)


def of_split(args: argparse.Namespace, pieces: list[Piece]) -> list[Piece]:
    """Those of the split that is asked for; how many are of none is said."""
    if args.split == "all":
        return pieces
    split_of = split_by(args.work)
    none = sum(not split_of(p.name) for p in pieces)
    if none:
        print(f"left out: {none} clips that {args.work} has in no split; --split all takes them", file=sys.stderr)
    return [p for p in pieces if split_of(p.name) == args.split]


def spoken(pieces: list[Piece], rate: int) -> Iterator[Spoken]:
    """The clips that can be read; of each other one it is said why not."""
    for piece in pieces:
        try:
            yield Spoken(read(piece, rate), piece.label or "")
        except UnreadableError as e:
            print(f"left out: {piece.name}: {e}", file=sys.stderr)


def noise(args: argparse.Namespace, rate: int) -> list[Samples]:
    """Of each recording the part that belongs to the split that is asked for."""
    rule = None if args.split == "all" else rule_by(args.work)
    whole = [read(Piece(f, f.name, None), rate) for f in audio_in(args.noise)]
    return whole if rule is None else [part_of(x, args.split, rule) for x in whole]


def write(tracks: dict[str, Track], folder: Path) -> None:
    """A FLAC file and a label track of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in tracks.items():
        made.write(folder / f"{name.replace(', ', '-').replace(' ', '-')}.flac")


def head(scorer: Scorer, rule: Rule, split: str) -> list[str]:
    """What the table is of."""
    card = scorer.card
    return [
        f"{card.name} {card.version}, {split} split, threshold {rule.threshold:g},"
        f" mean of {rule.mean_seconds:g} s, {rule.dead_seconds:g} s dead time\n",
        "| track | hours | words | right | wrong | missed | false accepts/h | right by the fifth of a hop |",
        "|---|---|---|---|---|---|---|---|",
    ]


def line(s: Streamed) -> str:
    """A row of the table."""
    shares = " | ".join(f"{x:.1f} %" if s.words else "–" for x in (s.right, s.wrong, s.missed))
    offsets = ", ".join(f"{x:.1f}" for x in s.by_offset) if len(s.by_offset) > 1 else "–"
    return f"| {s.track} | {s.hours:.2f} | {s.words} | {shares} | {s.false_accepts_per_hour:.1f} | {offsets} |"
