"""The stages of a training: what each reads, writes and is made of, and a digest of all of that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from earmark_train.inputs import inputs
from earmark_train.settings import Settings

PACKAGE = Path(__file__).parent
CLIPS = ("split/split.csv", "collect/noise.s16le", "collect/noise.csv")
"""What is heard: the table has a digest of each clip's samples, which so need not be read to see that they changed."""
FEATURES = ("features/statistics.json", "features/validation.x.npy", "features/validation.y.npy")
HEARD = ("features", "collect/clips.py", "clips.py", "streams.py", "scoring.py", "card.py")
"""The code between clips and features, which every later stage goes through."""


@dataclass(frozen=True)
class Stage:
    """A step of a training: what it reads and writes below the work folder, its code and its settings."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    code: tuple[str, ...]
    settings: tuple[str, ...]


STAGES = (
    Stage(
        "collect",
        (),
        ("clips.csv", "samples.s16le", "noise.s16le", "noise.csv", "faults.csv"),
        ("collect", "truth.py"),
        ("collect",),
    ),
    Stage(
        "split",
        ("collect/clips.csv", "collect/samples.s16le"),
        ("split.csv", "copies.csv"),
        ("split", *HEARD),
        ("collect", "split"),
    ),
    Stage(
        "features",
        (*CLIPS, "collect/samples.s16le"),
        ("statistics.json", "validation.x.npy", "validation.y.npy"),
        HEARD,
        ("collect", "split", "model", "augment"),
    ),
    Stage(
        "tune",
        (*CLIPS, *FEATURES),
        ("best.json", "trials.csv"),
        ("tune", "train", "networks", "augment.py", *HEARD),
        ("collect", "model", "augment", "train", "tune"),
    ),
    Stage(
        "train",
        (*CLIPS, *FEATURES, "tune/best.json"),
        ("weights.pt", "curve.csv"),
        ("train", "networks", "augment.py", *HEARD),
        ("collect", "split", "model", "augment", "train", "tune"),
    ),
    Stage(
        "repeat",
        (*CLIPS, *FEATURES, "tune/best.json"),
        ("seeds.csv", "ablations.csv"),
        ("repeat", "train", "networks", "augment.py", *HEARD),
        ("name", "collect", "split", "model", "augment", "train", "tune", "repeat"),
    ),
    Stage(
        "export",
        (*CLIPS, *FEATURES, "tune/best.json", "train/weights.pt"),
        ("{name}.onnx", "{name}.json", "{name}-int8.onnx"),
        ("export", "golden.py", *HEARD),
        ("name", "collect", "split", "model", "export", "card"),
    ),
    Stage(
        "report",
        (
            *("export/{name}.onnx", "export/{name}-int8.onnx", "train/curve.csv", "tune/trials.csv"),
            *("repeat/seeds.csv", "repeat/ablations.csv", "collect/faults.csv", "split/copies.csv", *CLIPS),
        ),
        ("REPORT.md", "report.html", "figures.json"),
        ("report", "stream", "export/onnx_file.py", *HEARD),
        ("name", "collect", "split", "model", "train", "report"),
    ),
)


def code_of(stage: Stage) -> str:
    """A digest of the source that the stage is made of."""
    digest = hashlib.sha256()
    for part in stage.code:
        path = PACKAGE / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def settings_of(stage: Stage, settings: Settings) -> dict[str, Any]:
    """The settings that the stage goes by."""
    return {part: _plain(getattr(settings, part)) for part in stage.settings}


def files_of(stage: Stage, settings: Settings, work: Path) -> list[Path]:
    """All that the stage reads: the user's own files, and what earlier stages have written."""
    return [*inputs(stage.name, settings), *(work / r.format(name=settings.name) for r in stage.reads)]


def digest_of(name: str, settings: Settings, work: Path) -> str:
    """Of all that the outcome of the stage depends on; features that follow from the rest are not read for it."""
    stage = next(s for s in STAGES if s.name == name)
    digest = hashlib.sha256(json.dumps([settings_of(stage, settings), code_of(stage)]).encode())
    for path in files_of(stage, settings, work):
        if not path.name.endswith(".x.npy"):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _plain(part: Any) -> Any:
    return part.model_dump(mode="json") if hasattr(part, "model_dump") else part
