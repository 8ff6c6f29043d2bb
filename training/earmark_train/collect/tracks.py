"""Long recordings with label tracks beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from earmark_train.collect.files import audio_in
from earmark_train.collect.piece import Fault, Piece
from earmark_train.truth import Span, lines_of


def track_of(recording: Path) -> Path:
    """Where the label track of a recording lies."""
    return recording.with_suffix(".txt")


def of_tracks(folder: Path, window_seconds: float) -> Iterator[Piece | Fault]:
    """Each span of each label track, and the stretches between them, a window at a time, as background."""
    for path in audio_in(folder):
        if track_of(path).exists():
            yield from _of_track(path, path.relative_to(folder), window_seconds)


def _of_track(path: Path, within: Path, length: float) -> Iterator[Piece | Fault]:
    """Where a line is at fault nothing is background: what it was to say of is not known."""
    try:
        told = [*_told(path, track_of(within).as_posix())]
    except ValueError as e:
        yield Fault(track_of(within).as_posix(), str(e))
        return
    faults = [x for x in told if isinstance(x, Fault)]
    spans = sorted((x for x in told if isinstance(x, Span)), key=lambda s: s.start)
    yield from faults
    for start, end, label in [*_spoken(spans, length), *([] if faults else _between(spans, length))]:
        yield Piece(path, f"{within.as_posix()}@{start:.3f}", label, within.as_posix(), start, end)


def _told(path: Path, name: str) -> Iterator[Span | Fault]:
    for number, line in lines_of(track_of(path)):
        if isinstance(line, str):
            yield Fault(f"{name}:{number}", f"{line}; nothing of the recording is taken for background")
        elif line.label:
            yield line
        else:
            yield Fault(f"{name}:{number}", "label must not be empty; nothing of the recording is taken for background")


def _spoken(spans: list[Span], length: float) -> Iterator[tuple[float, float, str | None]]:
    """Each span, with what is around it where it is shorter than a window."""
    for s in spans:
        around = max(0.0, length - (s.end - s.start)) / 2
        yield max(0.0, s.start - around), s.end + around, s.label


def _between(spans: list[Span], length: float) -> Iterator[tuple[float, float, str | None]]:
    end = 0.0
    for s in spans:
        for k in range(int((s.start - end) / length)):
            yield end + k * length, end + (k + 1) * length, None
        end = max(end, s.end)
