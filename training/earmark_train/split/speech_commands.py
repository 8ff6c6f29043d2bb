"""Speech Commands' own split: a hash of the speaker, whom the name of each clip says."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

MAX_CLIPS_PER_SPEAKER_HASH = 2**27 - 1
NO_HASH = "_nohash_"


def split_of(name: str) -> str:
    """The split of a clip under the data set's own shares: 10 % for validation, 10 % for testing."""
    return hashed(speaker_of(name), 0.1, 0.1)


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
