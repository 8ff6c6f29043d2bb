"""The stages as tasks of doit: one that has the same inputs, code and settings as when it last ended is skipped."""

from __future__ import annotations

import hashlib
import importlib
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doit.cmd_base import ModuleTaskLoader
from doit.doit_cmd import DoitMain
from doit.reporter import ZeroReporter
from doit.tools import config_changed

from earmark_train.collect.pieces import audio_in
from earmark_train.report import FIGURES
from earmark_train.settings import Settings

PACKAGE = Path(__file__).parent


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
        ("collect",),
        ("collect",),
    ),
    Stage(
        "split",
        ("collect/clips.csv", "collect/samples.s16le"),
        ("split.csv", "copies.csv"),
        ("split", "features"),
        ("collect", "split"),
    ),
    Stage(
        "features",
        ("split/split.csv", "collect/samples.s16le", "collect/noise.s16le"),
        ("statistics.json", "validation.x.npy", "validation.y.npy"),
        ("features",),
        ("collect", "split", "model", "augment"),
    ),
    Stage(
        "tune",
        ("features/statistics.json", "features/validation.x.npy"),
        ("best.json", "trials.csv"),
        ("tune", "train", "networks"),
        ("collect", "model", "augment", "train", "tune"),
    ),
    Stage(
        "train",
        ("features/statistics.json", "features/validation.x.npy", "tune/best.json"),
        ("weights.pt", "curve.csv"),
        ("train", "networks", "augment.py"),
        ("collect", "split", "model", "augment", "train", "tune"),
    ),
    Stage(
        "repeat",
        ("features/statistics.json", "features/validation.x.npy", "tune/best.json"),
        ("seeds.csv", "ablations.csv"),
        ("repeat", "train", "networks", "augment.py"),
        ("name", "collect", "split", "model", "augment", "train", "tune", "repeat"),
    ),
    Stage(
        "export",
        ("train/weights.pt", "features/validation.x.npy"),
        ("{name}.onnx", "{name}.json", "{name}-int8.onnx"),
        ("export", "card.py", "golden.py", "scoring.py"),
        ("name", "collect", "split", "model", "export", "card"),
    ),
    Stage(
        "report",
        (
            *("export/{name}.onnx", "train/curve.csv", "split/split.csv", "tune/trials.csv"),
            *("repeat/seeds.csv", "repeat/ablations.csv"),
        ),
        ("REPORT.md", "report.html", "figures.json"),
        ("report", "stream"),
        ("name", "collect", "split", "model", "train", "report"),
    ),
)


def run(settings: Settings, work: Path, last: str = "report") -> int:
    """Runs every stage that is not up to date, in order up to `last`; 0, or what doit says where one failed."""
    work.mkdir(parents=True, exist_ok=True)
    for stage in STAGES[: [s.name for s in STAGES].index(last) + 1]:
        loader = ModuleTaskLoader(
            {f"task_{stage.name}": lambda s=stage: task(s, settings, work), "DOIT_CONFIG": _config(work)}
        )
        code = DoitMain(loader).run(["run", "--single", stage.name])
        if code:
            return int(code)
    return 0


def task(stage: Stage, settings: Settings, work: Path) -> dict[str, Any]:
    """The stage as doit wants it."""
    named = {"name": settings.name}
    said = {part: _plain(getattr(settings, part)) for part in stage.settings}
    return {
        "actions": [(_timed, [stage.name, action_of(stage, settings, work)])],
        "file_dep": [str(p) for p in (*inputs(stage, settings), *(work / r.format(**named) for r in stage.reads))],
        "targets": [str(work / stage.name / w.format(**named)) for w in stage.writes],
        "uptodate": [config_changed({"settings": said, "code": code_of(stage)})],
        "verbosity": 2,
    }


def inputs(stage: Stage, settings: Settings) -> list[Path]:
    """The user's own files that a stage reads."""
    if stage.name in ("features", "export") and settings.model.embedding:
        return [settings.model.embedding]
    if stage.name == "report":
        return [p for folder in settings.report.beside for p in figures_of(folder) if p.exists()]
    if stage.name != "collect":
        return []
    c = settings.collect
    folders = [*c.folders, *c.only_training, *c.tracks, *([c.noise] if c.noise else [])]
    tracks = [p.with_suffix(".txt") for f in c.tracks for p in audio_in(f)]
    return [*(p for f in folders for p in audio_in(f)), *c.tables, *(t for t in tracks if t.exists())]


def figures_of(folder: Path) -> tuple[Path, Path]:
    """Where figures are kept: in the work folder of a training, or in the folder of a published model."""
    return folder / "report" / FIGURES, folder / FIGURES


def code_of(stage: Stage) -> str:
    """A digest of the source that the stage is made of."""
    digest = hashlib.sha256()
    for part in stage.code:
        path = PACKAGE / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def action_of(stage: Stage, settings: Settings, work: Path) -> Callable[[], str]:
    """What the stage does, its modules loaded only when it does it: PyTorch takes seconds."""

    def act() -> str:
        function = getattr(importlib.import_module(f"earmark_train.{stage.name}.stage"), stage.name)
        return str(function(settings, *_arguments(stage.name, work), work / stage.name))

    return act


def _arguments(name: str, work: Path) -> tuple[Any, ...]:
    if name == "split":
        return (work / "collect",)
    if name == "features":
        return ((work / "collect", work / "split"),)
    return () if name == "collect" else (work,)


def _timed(name: str, act: Callable[[], str]) -> None:
    began = time.monotonic()
    print(f"{name}…", flush=True)
    print(f"{name}: {act()} ({time.monotonic() - began:.1f} s)", flush=True)


def _plain(part: Any) -> Any:
    return part.model_dump(mode="json") if hasattr(part, "model_dump") else part


class Reporter(ZeroReporter):
    """Says which stages are skipped, and of a failure its sentence."""

    desc = "a line for each stage that is skipped, and why one failed"

    def skip_uptodate(self, task: Any) -> None:
        print(f"{task.name}: up to date", flush=True)

    def add_failure(self, task: Any, fail: Any) -> None:
        said = [line for line in fail.traceback or [] if line.strip()]
        print(f"{task.name}: {said[-1].strip() if said else fail.get_msg()}", file=sys.stderr, flush=True)


def _config(work: Path) -> dict[str, Any]:
    return {"dep_file": str(work / "stages.db"), "backend": "sqlite3", "reporter": Reporter, "verbosity": 2}
