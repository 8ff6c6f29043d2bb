"""The stage *report*: `REPORT.md` and a self-contained `report.html`; the only one that reads the test split."""

from __future__ import annotations

import datetime
import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from earmark_train.export.onnx_file import write_card
from earmark_train.features.windows import Dataset
from earmark_train.inputs import split_of
from earmark_train.report import ABLATIONS, FIGURES
from earmark_train.report.beside import clips_of, others, row, write_figures
from earmark_train.report.cost import Cost
from earmark_train.report.figures import Outcome
from earmark_train.report.mistakes import worst
from earmark_train.report.pages import write
from earmark_train.report.published import RECIPES
from earmark_train.report.reading import HeldBack, Readings
from earmark_train.report.recording import write_recording
from earmark_train.report.repeated import ablated, seeded
from earmark_train.report.robust import changed
from earmark_train.report.streams import in_streams
from earmark_train.scoring import Scorer
from earmark_train.settings import Settings
from earmark_train.table import read_table

TOOLS = ("torch", "numpy", "onnx", "onnxruntime", "scikit-learn", "optuna")


def report(settings: Settings, work: Path, out: Path) -> str:
    """Scores the exported file on the test speakers, writes what came of it and puts the accuracy into the card."""
    out.mkdir(parents=True, exist_ok=True)
    path = work / "export" / f"{settings.name}.onnx"
    heard = Dataset.of(settings, work, for_report=True)
    test = Readings(out, HeldBack.of(heard))
    outcome = test.of(path, "model", lambda windows: Scorer(path).score(np.stack(windows)))
    write_recording(heard, out / "recording.flac")
    _put_into_card(path, out / path.name, outcome)
    said = {**facts(settings, work, outcome), **measured(settings, work, test, outcome)}
    said["streams"] = in_streams(path, heard, out) if settings.report.streams else []
    write(out, said)
    parts = [outcome, *([said["words"]] if said["words"] else [])]
    write_figures(out / FIGURES, said["beside"][0], parts, said["seeds"])
    low, high = outcome.interval()
    return (
        f"test: {outcome.accuracy:.2%} of {len(outcome.truth)} clips of {outcome.speakers} speakers or sources"
        f" ({low:.1%} to {high:.1%}), read {said['how_often']}\n"
        f"  look at {out / 'report.html'}\n"
        f"  hear it: earmark demo --model {path} --audio {out / 'recording.flac'}"
    )


def facts(settings: Settings, work: Path, outcome: Outcome) -> dict[str, Any]:
    """What both forms of the report say of the training and its clips."""
    quiet = [x for x in (settings.collect.unknown, settings.collect.background) if x]
    return {
        "settings": settings,
        "outcome": outcome if settings.split.everywhere else outcome.present(),
        "labels": len(outcome.labels),
        "interval": outcome.interval(),
        "words": outcome.without(quiet) if quiet else None,
        "quiet": quiet,
        "unknown_embedding": settings.model.embedding and not split_of(settings.model.embedding),
        "speakers": read_table(work / "split" / "speakers.csv"),
        "packed": json.loads((work / "export" / "packed.json").read_text(encoding="utf-8")),
        "recipe": RECIPES.get(settings.model.kind),
        "curve": [{k: float(v) for k, v in r.items()} for r in read_table(work / "train" / "curve.csv")],
        "trials": read_table(work / "tune" / "trials.csv"),
        "ablations": ablated(read_table(work / "repeat" / ABLATIONS)),
        "faults": read_table(work / "collect" / "faults.csv"),
        "copies": read_table(work / "split" / "copies.csv"),
        "machine": ", ".join((platform.machine(), f"Python {platform.python_version()}", *_tools())),
        "date": datetime.date.today().isoformat(),
    }


def measured(settings: Settings, work: Path, test: Readings, outcome: Outcome) -> dict[str, Any]:
    """What both forms say of the test clips."""
    path = work / "export" / f"{settings.name}.onnx"
    windows = np.stack(test.tested.windows)
    beside, apart = others(settings.report.beside, clips_of(outcome))
    cost = Cost.of(work / "report" / path.name)
    here = [row(settings.name, settings.model.kind, outcome, cost), *_variants(path, test)]
    return {
        "seeds": seeded(settings, work, test, outcome),
        "readings": test.readings(),
        "how_often": test.how_often(),
        "beside": [*here, *beside],
        "apart": apart,
        "cost": cost,
        "changed": changed(Scorer(path), windows, outcome.truth, outcome.predicted),
        "worst": worst(test.tested, outcome, settings.collect.sample_rate),
    }


def _variants(path: Path, test: Readings) -> list[Any]:
    """The line of the quantised model, if it was made."""
    small = path.with_name(f"{path.stem}-int8.onnx")
    if not small.exists():
        return []
    outcome = test.of(small, "int8", lambda windows: Scorer(small).score(np.stack(windows)))
    return [row(small.stem, "int8 weights and activations", outcome, Cost.of(small))]


def _put_into_card(model: Path, path: Path, outcome: Outcome) -> None:
    """The model with its accuracy in the card: beside the exported file, which stays as it was measured."""
    card = Scorer(model).card
    entry = {"on": "speakers not trained on", "value": round(outcome.accuracy, 4)}
    card.accuracy = [{**entry, "clips": len(outcome.truth), "date": datetime.date.today().isoformat()}]
    path.write_bytes(model.read_bytes())
    write_card(path, card)


def _tools() -> list[str]:
    """The versions of what is installed of the tools."""
    found = []
    for tool in TOOLS:
        try:
            found.append(f"{tool} {version(tool)}")
        except PackageNotFoundError:
            continue
    return found
