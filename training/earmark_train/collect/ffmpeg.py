"""Audio that libsoundfile does not read, by the program ffmpeg where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path


def ffmpeg() -> str | None:
    """Where the program lies; None where it is not installed."""
    return shutil.which("ffmpeg")


def missing(path: Path) -> str:
    """What is said of a file that nothing reads without it."""
    return f"libsoundfile does not read {path.suffix}: install ffmpeg, or save it as FLAC or WAV"


@lru_cache(maxsize=1)
def decoded(path: Path) -> bytes:
    """The first audio in the file as WAV at its own rate; kept until another is asked for, since pieces come in a row.

    Raises:
        OSError: where ffmpeg is not there or does not read the file
    """
    if not ffmpeg():
        raise OSError(missing(path))
    done = subprocess.run(_command(path), capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise OSError(f"ffmpeg does not read it: {said[-1] if said else f'exit code {done.returncode}'}")
    return done.stdout


def _command(path: Path) -> list[str]:
    """A file alone is read, whatever its name is like and whatever it names."""
    given = ["-protocol_whitelist", "file", "-i", f"file:{path}"]
    made = ["-map", "0:a:0", "-c:a", "pcm_f32le", "-f", "wav", "pipe:1"]
    return ["ffmpeg", "-nostdin", "-v", "error", "-xerror", *given, *made]
