"""A work folder belongs to one training at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone_in(work: Path) -> Iterator[None]:
    """Keeps others out of the folder while this goes on, also where this is killed: then it is free at once."""
    path = work / "training.lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            said = path.read_text(encoding="utf-8")
            raise ValueError(f"work folder must be free: work={work}, process {said} trains in it") from e
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
