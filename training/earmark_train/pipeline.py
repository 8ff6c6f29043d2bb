"""The stages as tasks of doit: one that has the same inputs, code and settings as when it last ended is skipped."""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from doit.cmd_base import ModuleTaskLoader
from doit.doit_cmd import DoitMain
from doit.exceptions import TaskFailed
from doit.reporter import ZeroReporter
from doit.tools import config_changed

from earmark_train.inputs import figures_file
from earmark_train.lock import alone_in
from earmark_train.sentence import is_sentence
from earmark_train.settings import Settings
from earmark_train.source import digest_of_source
from earmark_train.stages import STAGES, Stage, files_of, settings_of


def run(settings: Settings, work: Path, last: str = "report") -> int:
    """Runs every stage that is not up to date, in order up to `last`; 0, or what doit says where one failed."""
    if last == "report":
        for folder in settings.report.beside:
            figures_file(folder)  # hours later would be too late to say that there are none
    work.mkdir(parents=True, exist_ok=True)
    with alone_in(work):
        return _stages(settings, work, last)


def _stages(settings: Settings, work: Path, last: str) -> int:
    for stage in STAGES[: [s.name for s in STAGES].index(last) + 1]:
        made = task(stage, settings, work)  # what it reads may be missing, which doit would tell with a stack
        loader = ModuleTaskLoader({f"task_{stage.name}": lambda t=made: t, "DOIT_CONFIG": _config(work)})
        code = DoitMain(loader).run(["run", "--single", stage.name])
        if code:
            return int(code)
    return 0


def task(stage: Stage, settings: Settings, work: Path) -> dict[str, Any]:
    """The stage as doit wants it."""
    named = {"name": settings.name}
    return {
        "actions": [(_timed, [stage.name, action_of(stage, settings, work)])],
        "file_dep": [str(p) for p in files_of(stage, settings, work)],
        "targets": [str(work / stage.name / w.format(**named)) for w in stage.writes],
        "uptodate": [config_changed({"settings": settings_of(stage, settings), "code": digest_of_source(stage.name)})],
        "verbosity": 2,
    }


def action_of(stage: Stage, settings: Settings, work: Path) -> Callable[[], str]:
    """What the stage does, its modules loaded only when it does it: PyTorch takes seconds."""

    def act() -> str:
        function = getattr(importlib.import_module(f"earmark_train.{stage.name}.stage"), stage.name)
        return str(function(settings, work, work / stage.name))

    return act


def _timed(name: str, act: Callable[[], str]) -> TaskFailed | None:
    began = time.monotonic()
    print(f"{name}…", flush=True)
    try:
        print(f"{name}: {act()} ({time.monotonic() - began:.1f} s)", flush=True)
    except (ValueError, OSError) as e:
        if is_sentence(e):
            return TaskFailed(str(e))
        raise
    return None


class Reporter(ZeroReporter):
    """Says which stages are skipped, and of a failure its sentence; of a fault of the program where it was."""

    desc = "a line for each stage that is skipped, and why one failed"

    def skip_uptodate(self, task: Any) -> None:
        print(f"{task.name}: up to date", flush=True)

    def add_failure(self, task: Any, fail: Any) -> None:
        said = "".join(["\n", *fail.traceback]).rstrip() if fail.traceback else f" {fail.message}"
        print(f"{task.name}:{said}", file=sys.stderr, flush=True)


def _config(work: Path) -> dict[str, Any]:
    return {"dep_file": str(work / "stages.db"), "backend": "sqlite3", "reporter": Reporter, "verbosity": 2}
