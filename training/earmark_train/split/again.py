"""Who, and which part of the noise, is in which split where clips are read again after a training."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from earmark_train.collect.clips import read_rows
from earmark_train.settings import Split
from earmark_train.split.speech_commands import NO_HASH, split_of
from earmark_train.split.stage import SETTINGS


def add_work(parser: argparse.ArgumentParser) -> None:
    """The option that names the training whose table says it."""
    parser.add_argument(
        "--work",
        type=Path,
        help="the work folder of the model's training, which says who, and what of the noise, is in which split"
        " (default: Speech Commands' hash of what stands before _nohash_)",
    )


def split_by(work: Path | None) -> Callable[[str], str]:
    """The split of a clip's name; none where the training of that work folder left the clip out.

    Raises:
        ValueError: where there is no such table, or a name has no speaker and no table says it
    """
    if work is None:
        return _by_hash
    known = {clip.name: clip.split for clip in read_rows(_table(work))}
    return lambda name: known.get(name, "")


def rule_by(work: Path | None) -> Split:
    """The settings by which that training splits noise; the defaults without one.

    Raises:
        ValueError: where there is no such training, or it does not say
    """
    if work is None:
        return Split()
    said = _table(work).with_name(SETTINGS)
    if not said.exists():
        raise ValueError(
            "--work must say which part of the noise was kept back: run the training's settings again, --to split:"
            f" missing={said}"
        )
    return Split.model_validate_json(said.read_text(encoding="utf-8"))


def _table(work: Path) -> Path:
    table = work / "split" / "split.csv"
    if not table.exists():
        raise ValueError(f"--work must be the work folder of a training: work={work}")
    return table


def _by_hash(name: str) -> str:
    if NO_HASH not in name:
        raise ValueError(
            f"clips must be named as Speech Commands', SPEAKER{NO_HASH}N, or --work must say who is in which split:"
            f" clip={name}"
        )
    return split_of(name)
