"""The source that a clip comes from, and the split that a source falls in."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from earmark_train.collect.clips import Clip
from earmark_train.settings import Split

MAX_CLIPS_PER_SPEAKER_HASH = 2**27 - 1
NO_HASH = "_nohash_"


def speaker_of(name: str) -> str:
    """Speech Commands' speaker: what stands before `_nohash_` in the file's name."""
    return re.sub(rf"{NO_HASH}.*$", "", PurePosixPath(name).name)


def hashed(speaker: str, validation: float, testing: float) -> str:
    """`training`, `validation` or `testing`, by Speech Commands' rule: SHA-1 of the speaker, modulo 2^27."""
    number = int(hashlib.sha1(speaker.encode()).hexdigest(), 16) % (MAX_CLIPS_PER_SPEAKER_HASH + 1)
    percentage = number * (100.0 / MAX_CLIPS_PER_SPEAKER_HASH)
    if percentage < validation * 100:
        return "validation"
    return "testing" if percentage < (testing + validation) * 100 else "training"


def group_of(clip: Clip, split: Split) -> str:
    """The clip's source under the rule that the settings choose."""
    if split.by == "speech-commands":
        return speaker_of(clip.name)
    if split.by == "column":
        if not clip.group:
            raise ValueError(f"group must be said for every clip where split.by is column: clip={clip.name}")
        return clip.group
    return clip.name if split.by == "random" else _matched(clip, split.pattern)


def _matched(clip: Clip, pattern: str) -> str:
    match = re.search(pattern, clip.name)
    if match is None:
        raise ValueError(f"split.pattern must match every clip's name: pattern={pattern}, clip={clip.name}")
    return match.group(1) if match.groups() else match.group(0)


def rule_of(clips: list[Clip], split: Split) -> Split:
    """The rule that is followed: what the settings say, else what the clips' names make plain."""
    if split.by:
        return split
    if split.pattern:
        return split.model_copy(update={"by": "pattern"})
    if all(NO_HASH in c.name for c in clips):
        return split.model_copy(update={"by": "speech-commands"})
    if all(c.group for c in clips):
        return split.model_copy(update={"by": "column"})
    raise ValueError(
        "split must say who is heard in a clip: set split.pattern to a regular expression on the clip's name, give a"
        f" table with a column group, or say split.by=random: clip={clips[0].name}"
    )


def assigned(clips: list[Clip], split: Split) -> dict[str, str]:
    """The split of each group: by Speech Commands' hash, else in the hash's order until each share is reached."""
    sizes: dict[str, int] = {}
    for clip in clips:
        group = group_of(clip, split)
        sizes[group] = sizes.get(group, 0) + 1
    if split.by == "speech-commands":
        return {g: hashed(g, split.validation, split.testing) for g in sizes}
    found, at = {}, 0
    for group in sorted(sizes, key=lambda g: hashlib.sha1(g.encode()).digest()):
        middle = (at + sizes[group] / 2) / len(clips)
        found[group] = (
            "testing"
            if middle < split.testing
            else "validation"
            if middle < split.testing + split.validation
            else "training"
        )
        at += sizes[group]
    return found
