"""Where labelled audio lies: a folder a label, a table, or label tracks on long recordings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from earmark_train.collect.files import audio_in
from earmark_train.collect.piece import Fault, Piece
from earmark_train.collect.tables import of_table
from earmark_train.collect.tracks import of_tracks, track_of
from earmark_train.settings import Collect


def pieces(settings: Collect) -> tuple[list[Piece], list[Fault]]:
    """Everything that the settings name, in an order that does not change, and the lines that told of nothing."""
    found: list[Piece | Fault] = [p for folder in settings.folders for p in of_folder(folder)]
    found += [replace(p, split="training") for folder in settings.only_training for p in of_folder(folder)]
    found += [p for table in settings.tables for p in of_table(table)]
    found += [p for folder in settings.tracks for p in of_tracks(folder, settings.window_seconds)]
    return [p for p in found if isinstance(p, Piece)], [p for p in found if isinstance(p, Fault)]


def unlabelled_in(settings: Collect) -> Iterator[Fault]:
    """The readable files that nothing says a label of, and what would."""
    for folder in [*settings.folders, *settings.only_training]:
        yield from (Fault(f.name, "lies in no label's folder") for f in audio_in(folder) if f.parent == folder)
    for folder in settings.tracks:
        for f in audio_in(folder):
            if not track_of(f).exists():
                yield Fault(f.relative_to(folder).as_posix(), f"has no label track beside it: {track_of(f).name}")


def of_folder(folder: Path) -> Iterator[Piece]:
    """A folder a label: the first part of each file's path."""
    for path in audio_in(folder):
        name = path.relative_to(folder)
        if len(name.parts) > 1:
            yield Piece(path, name.as_posix(), name.parts[0])
