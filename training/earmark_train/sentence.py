"""Which errors are a sentence for a person, and which a fault of the program."""

from __future__ import annotations

import traceback
from pathlib import Path

PACKAGE = Path(__file__).parent


def is_sentence(error: Exception) -> bool:
    """Whether it says what is wrong with what was given: the system says so, or this package, and no library."""
    if not isinstance(error, ValueError):
        return isinstance(error, OSError)
    return Path(traceback.extract_tb(error.__traceback__)[-1].filename).is_relative_to(PACKAGE)
