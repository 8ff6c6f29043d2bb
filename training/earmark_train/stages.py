"""The stages of a training: what each reads, writes and is made of, and a digest of all of that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earmark_train.inputs import inputs
from earmark_train.settings import Settings
from earmark_train.source import digest_of_source

CLIPS = ("split/split.csv", "collect/noise.s16le", "collect/noise.csv")
"""What is heard: the table has a digest of each clip's samples, which so need not be read to see that they changed."""
FEATURES = ("features/statistics.json", "features/validation.x.npy", "features/validation.y.npy")


@dataclass(frozen=True)
class Stage:
    """A step of a training: what it reads and writes below the work folder, and its settings."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    settings: tuple[str, ...]


STAGES = (
    Stage(
        "collect",
        (),
        ("clips.csv", "samples.s16le", "noise.s16le", "noise.csv", "faults.csv"),
        ("collect",),
    ),
    Stage(
        "split",
        ("collect/clips.csv", "collect/samples.s16le"),
        ("split.csv", "copies.csv", "speakers.csv", "settings.json"),
        ("collect", "split"),
    ),
    Stage(
        "features",
        (*CLIPS, "collect/samples.s16le"),
        ("statistics.json", "validation.x.npy", "validation.y.npy"),
        ("collect", "split", "model", "augment"),
    ),
    Stage(
        "tune",
        (*CLIPS, *FEATURES),
        ("best.json", "trials.csv"),
        ("collect", "model", "augment", "train", "tune"),
    ),
    Stage(
        "train",
        (*CLIPS, *FEATURES, "tune/best.json"),
        ("weights.pt", "curve.csv"),
        ("collect", "split", "model", "augment", "train", "tune"),
    ),
    Stage(
        "repeat",
        (*CLIPS, *FEATURES, "tune/best.json"),
        ("seeds.csv", "ablations.csv"),
        ("name", "collect", "split", "model", "augment", "train", "tune", "repeat"),
    ),
    Stage(
        "export",
        (*CLIPS, *FEATURES, "tune/best.json", "train/weights.pt"),
        ("{name}.onnx", "{name}.json", "{name}-int8.onnx", "packed.json"),
        ("name", "collect", "split", "model", "export", "card"),
    ),
    Stage(
        "report",
        (
            *("export/{name}.onnx", "export/{name}-int8.onnx", "export/packed.json"),
            *("train/curve.csv", "tune/trials.csv", "split/copies.csv", "split/speakers.csv"),
            *("repeat/seeds.csv", "repeat/ablations.csv", "collect/faults.csv", *CLIPS),
        ),
        ("REPORT.md", "report.html", "figures.json", "{name}.onnx", "{name}.json"),
        ("name", "collect", "split", "model", "train", "repeat", "report"),
    ),
)


def settings_of(stage: Stage, settings: Settings) -> dict[str, Any]:
    """The settings that the stage goes by."""
    return {part: _plain(getattr(settings, part)) for part in stage.settings}


def files_of(stage: Stage, settings: Settings, work: Path) -> list[Path]:
    """All that the stage reads: the user's own files, and what earlier stages have written."""
    return [*inputs(stage.name, settings), *(work / r.format(name=settings.name) for r in stage.reads)]


def digest_of(name: str, settings: Settings, work: Path) -> str:
    """Of all that the outcome of the stage depends on; features that follow from the rest are not read for it."""
    stage = next(s for s in STAGES if s.name == name)
    digest = hashlib.sha256(json.dumps([settings_of(stage, settings), digest_of_source(name)]).encode())
    for path in files_of(stage, settings, work):
        if not path.name.endswith(".x.npy"):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _plain(part: Any) -> Any:
    return part.model_dump(mode="json") if hasattr(part, "model_dump") else part
