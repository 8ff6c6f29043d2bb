"""Where labelled audio lies: a folder a label, a table, or label tracks on long recordings."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from earmark_train.settings import Collect
from earmark_train.truth import Span, read_track

AUDIO = set(".wav .flac .ogg .oga .opus .mp3 .aiff .aif .aifc .au .snd .caf .w64 .rf64 .voc .sph".split())
UNREAD = set(".m4a .m4b .mp4 .aac .ac3 .wma .amr .3gp .webm .mka .ape .wv .mpc .dsf".split())
"""What is audio, too, but nothing that libsoundfile reads: it is listed, not passed over."""


@dataclass(frozen=True)
class Piece:
    """A file, or from one second of it to another, and what is heard in it; `label` None is background."""

    path: Path
    name: str
    label: str | None
    group: str = ""
    start: float = 0.0
    end: float | None = None
    split: str = ""
    """The split that the piece is in whoever is heard; empty where the rule decides."""


def audio_in(folder: Path) -> list[Path]:
    """The audio files below a folder that can be read, in name order."""
    return _files(folder, AUDIO)


def unread_in(folder: Path) -> list[Path]:
    """Those that cannot."""
    return _files(folder, UNREAD)


def _files(folder: Path, endings: set[str]) -> list[Path]:
    if not folder.is_dir():
        raise ValueError(f"folder must be there: folder={folder}")
    return sorted(f for f in folder.rglob("*") if f.suffix.lower() in endings and f.is_file())


def pieces(settings: Collect) -> list[Piece]:
    """Everything that the settings name, in an order that does not change."""
    found = [p for folder in settings.folders for p in of_folder(folder)]
    found += [replace(p, split="training") for folder in settings.only_training for p in of_folder(folder)]
    found += [p for table in settings.tables for p in of_table(table)]
    found += [p for folder in settings.tracks for p in of_tracks(folder, settings.window_seconds)]
    if not found:
        raise ValueError(f"there must be clips: none below {', '.join(map(str, settings.folders or settings.tracks))}")
    return found


def unlabelled_in(settings: Collect) -> Iterator[tuple[str, str]]:
    """The readable files that nothing says a label of, and what would."""
    for folder in [*settings.folders, *settings.only_training]:
        yield from ((f.name, "lies in no label's folder") for f in audio_in(folder) if f.parent == folder)
    for folder in settings.tracks:
        for f in audio_in(folder):
            if not track_of(f).exists():
                yield f.relative_to(folder).as_posix(), f"has no label track beside it: {track_of(f).name}"


def track_of(recording: Path) -> Path:
    """Where the label track of a recording lies."""
    return recording.with_suffix(".txt")


def of_folder(folder: Path) -> Iterator[Piece]:
    """A folder a label: the first part of each file's path."""
    for path in audio_in(folder):
        name = path.relative_to(folder)
        if len(name.parts) > 1:
            yield Piece(path, name.as_posix(), name.parts[0])


def of_table(table: Path) -> Iterator[Piece]:
    """A CSV with the columns path and label and, if there are, group, start and end; paths from the table's folder."""
    with table.open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        missing = {"path", "label"} - set(rows.fieldnames or [])
        if missing:
            raise ValueError(f"{table}: must have the columns path and label: columns={rows.fieldnames}")
        for row in rows:
            where = f"{table}:{rows.line_num}"
            if row["path"] is None or row["label"] is None:
                raise ValueError(f"{where}: row must have as many columns as the first: row={row}")
            start, end = _stretch(row, where)
            name = row["path"] + (f"@{start:.3f}" if start or end else "")
            yield Piece(table.parent / row["path"], name, row["label"], row.get("group") or "", start, end)


def _stretch(row: dict[str, str], where: str) -> tuple[float, float | None]:
    """From which second to which; None for the end of the file."""
    start, end = _seconds(row, "start", where), _seconds(row, "end", where)
    if end is not None and end <= (start or 0.0):
        raise ValueError(f"{where}: end must be above start: start={start or 0.0:g}, end={end:g}")
    return start or 0.0, end


def _seconds(row: dict[str, str], column: str, where: str) -> float | None:
    said = row.get(column)
    try:
        value = float(said) if said else 0.0
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise ValueError(f"{where}: {column} must be a number of seconds, 0 or more: {column}={said!r}")
    return value if said else None


def of_tracks(folder: Path, window_seconds: float) -> Iterator[Piece]:
    """Each span of each label track, and the stretches between them, a window at a time, as background."""
    for path in audio_in(folder):
        if not track_of(path).exists():
            continue
        name = path.relative_to(folder).as_posix()
        spans = sorted(read_track(track_of(path)), key=lambda s: s.start)
        for start, end, label in [*_spoken(spans, window_seconds), *_between(spans, window_seconds)]:
            yield Piece(path, f"{name}@{start:.3f}", label, name, start, end)


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
