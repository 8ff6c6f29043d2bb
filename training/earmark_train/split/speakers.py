"""Clips that are only trained on, and whose speakers may be among those that are measured on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from earmark_train.collect.clips import Clip
from earmark_train.settings import Split
from earmark_train.split.groups import group_of, told_group
from earmark_train.table import write_table


def named(clip: Clip, rule: Split, split_of: dict[str, str]) -> Clip:
    """The clip with its group and split; one that is only trained on has no group where the rule tells none."""
    if clip.split:
        return replace(clip, group=told_group(clip, rule))
    group = group_of(clip, rule)
    return replace(clip, group=group, split=split_of[group])


def told_apart(clips: list[Clip], split_of: dict[str, str]) -> tuple[list[Clip], list[Clip]]:
    """The clips that are only trained on though their speakers are validated or tested on, and all others."""
    known = [c for c in clips if split_of.get(c.group, c.split) != c.split]
    return known, [c for c in clips if split_of.get(c.group, c.split) == c.split]


def write_speakers(path: Path, left_out: list[Clip], split_of: dict[str, str]) -> None:
    """Writes whom each of them is left out for, and in which split that speaker is."""
    rows = [(c.name, c.group, split_of[c.group]) for c in left_out]
    write_table(path, ("left_out", "speaker", "split"), rows)
