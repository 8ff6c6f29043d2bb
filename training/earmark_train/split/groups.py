"""The source that a clip comes from, and the split that a source falls in."""

from __future__ import annotations

import hashlib
import re

from earmark_train.collect.clips import Clip
from earmark_train.settings import Split
from earmark_train.split.speech_commands import NO_HASH, hashed, speaker_of


def group_of(clip: Clip, split: Split) -> str:
    """The clip's source under the rule that the settings choose."""
    if split.by == "speech-commands":
        return speaker_of(clip.name)
    if split.by == "column":
        if not clip.group:
            raise ValueError(f"group must be said for every clip where split.by is column: clip={clip.name}")
        return clip.group
    if split.by == "random":
        return file_of(clip.name)
    if not (found := _matched(clip.name, split.pattern)):
        raise ValueError(f"split.pattern must match every clip's name: pattern={split.pattern}, clip={clip.name}")
    return found


def told_group(clip: Clip, split: Split) -> str:
    """As `group_of` of a clip that is only trained on: empty where the rule does not say who is heard."""
    if split.by == "speech-commands":
        return speaker_of(clip.name) if NO_HASH in clip.name else ""
    if split.by == "pattern":
        return _matched(clip.name, split.pattern)
    return clip.group


def file_of(name: str) -> str:
    """The file of a clip's name, which ends in `@` and seconds where the clip is a stretch of it."""
    return re.sub(r"(@[0-9.]+)+$", "", name)


def _matched(name: str, pattern: str) -> str:
    match = re.search(pattern, name)
    return next((g for g in match.groups() if g), match.group(0)) if match else ""


def rule_of(clips: list[Clip], split: Split) -> Split:
    """The rule that is followed: what the settings say, else what the clips' names make plain."""
    if split.by:
        return split
    if split.pattern:
        return split.model_copy(update={"by": "pattern"})
    without = [c for c in clips if not c.group]
    if not without:
        return split.model_copy(update={"by": "column"})
    if all(NO_HASH in c.name for c in clips):
        _refuse_some(clips, without)
        if split.held_out:
            raise ValueError(
                "split.held_out must be 0 where the names are Speech Commands', whose hash knows no folds, unless"
                f" split.by or split.pattern says otherwise: held_out={split.held_out}"
            )
        return split.model_copy(update={"by": "speech-commands"})
    raise ValueError(
        "split must say who is heard in a clip: set split.pattern to a regular expression on the clip's name, give a"
        f" table with a column group, or say split.by=random: clip={clips[0].name}"
    )


def _refuse_some(clips: list[Clip], without: list[Clip]) -> None:
    if len(without) < len(clips):
        raise ValueError(
            "group must be said for every clip or for none where the names say speakers, too; say split.by=column or"
            f" split.by=speech-commands: {len(without)} of {len(clips)} clips without a group, clip={without[0].name}"
        )


def assigned(clips: list[Clip], split: Split) -> dict[str, str]:
    """The split of each group: by Speech Commands' hash, else in the hash's order until each share is reached."""
    sizes: dict[str, int] = {}
    for clip in clips:
        group = group_of(clip, split)
        sizes[group] = sizes.get(group, 0) + 1
    if split.by == "speech-commands":
        return {g: hashed(g, split.validation, split.testing) for g in sizes}
    if not split.held_out:
        return _shared(sizes, split.validation, split.testing)
    held_out = {g for g in sizes if fold_of(g, split) == split.held_out}
    others = {g: n for g, n in sizes.items() if g not in held_out}
    return {**dict.fromkeys(held_out, "testing"), **_shared(others, split.validation, 0.0)}


def fold_of(group: str, split: Split) -> int:
    """The fold 1..folds of a group: what the settings' pattern finds in its name, else by the hash of it."""
    match = re.search(split.fold, group) if split.fold else None
    if match:
        return int(match.group(1))
    return 1 + int(hashlib.sha1(group.encode()).hexdigest(), 16) % split.folds


def _shared(sizes: dict[str, int], validation: float, testing: float) -> dict[str, str]:
    """Groups in the hash's order until each share of the clips is reached."""
    found, at, clips = {}, 0, sum(sizes.values())
    for group in sorted(sizes, key=lambda g: hashlib.sha1(g.encode()).digest()):
        middle = (at + sizes[group] / 2) / clips
        found[group] = "testing" if middle < testing else "validation" if middle < testing + validation else "training"
        at += sizes[group]
    return found
