"""The user's own files that a stage reads."""

from __future__ import annotations

from pathlib import Path

from earmark_train.collect.ffmpeg import ffmpeg
from earmark_train.collect.files import FOR_FFMPEG, audio_in, unread_in
from earmark_train.collect.piece import Piece
from earmark_train.collect.tables import of_table
from earmark_train.collect.tracks import track_of
from earmark_train.report import FIGURES
from earmark_train.settings import Collect, Settings, Train

LEARNING = ("tune", "train", "repeat")


def inputs(stage: str, settings: Settings) -> list[Path]:
    """Those of the stage of that name, as far as they are there."""
    found: list[Path] = []
    if stage == "collect":
        found += collected(settings.collect)
    if stage in ("features", "export", *LEARNING) and settings.model.embedding:
        found += [settings.model.embedding, *split_of(settings.model.embedding)]
    if stage in LEARNING:
        found += learnt_from(settings.train)
    if stage == "report":
        found += [p for folder in settings.report.beside for p in figures_of(folder) if p.exists()]
    return found


def collected(c: Collect) -> list[Path]:
    """Audio, also what cannot be read and is listed, the program that reads what else is not, tables, label tracks."""
    folders = [*c.folders, *c.only_training, *c.tracks, *([c.noise] if c.noise else [])]
    tracks = [track_of(p) for f in c.tracks for p in audio_in(f)]
    audio = [p for f in folders for p in (*audio_in(f), *unread_in(f))]
    audio += [p.path for table in c.tables for p in of_table(table) if isinstance(p, Piece)]
    decoder = ffmpeg() if any(p.suffix.lower() in FOR_FFMPEG for p in audio) else None
    told = [*audio, *([Path(decoder)] if decoder else []), *c.tables, *tracks]
    return [p for p in dict.fromkeys(told) if p.is_file()]


def learnt_from(train: Train) -> list[Path]:
    """What of other trainings is gone on from or taught by."""
    taught = [p for folder in train.teachers for p in (*exported(folder), folder / "split" / "split.csv")]
    start = [train.start / "train" / "weights.pt", train.start / "split" / "split.csv"] if train.start else []
    return [p for p in (*taught, *start) if p.exists()]


def split_of(model: Path) -> list[Path]:
    """The table of what a model in a work folder was trained on; none of a model that lies elsewhere."""
    table = model.parent.parent / "split" / "split.csv"
    return [table] if model.parent.name == "export" and table.exists() else []


def exported(folder: Path) -> list[Path]:
    """The models in a work folder, less the quantised ones."""
    return [p for p in sorted((folder / "export").glob("*.onnx")) if not p.stem.endswith("-int8")]


def figures_of(folder: Path) -> tuple[Path, Path]:
    """Where figures are kept: in the work folder of a training, or in the folder of a published model."""
    return folder / "report" / FIGURES, folder / FIGURES


def figures_file(folder: Path) -> Path:
    """The figures that are kept there."""
    for path in figures_of(folder):
        if path.exists():
            return path
    raise ValueError(f"a work folder with a report, or a published model, must have {FIGURES}: folder={folder}")
