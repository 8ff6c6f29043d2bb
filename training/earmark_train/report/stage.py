"""The stage *report*: `REPORT.md` and a self-contained `report.html`; the only one that reads the test split."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from earmark_train.export.onnx_file import write_card
from earmark_train.features.windows import Heard
from earmark_train.report import pictures
from earmark_train.report.cost import Cost
from earmark_train.report.figures import Outcome
from earmark_train.report.robust import changed
from earmark_train.scoring import Scorer
from earmark_train.settings import Settings

TOOLS = ("torch", "numpy", "onnx", "onnxruntime", "scikit-learn", "optuna")


@dataclass(frozen=True)
class Reading:
    """A time that a model was held against the test speakers."""

    date: str
    model: str
    accuracy: float


def report(settings: Settings, work: Path, out: Path) -> str:
    """Scores the exported file on the test speakers, writes what came of it and puts the accuracy into the card."""
    out.mkdir(parents=True, exist_ok=True)
    path = work / "export" / f"{settings.name}.onnx"
    heard = Heard.of(settings, work / "collect", work / "split")
    unheard(heard)
    scorer = Scorer(path)
    names, windows, truth = heard.windows("testing")
    groups = {c.name: c.group for c in heard.clips}
    outcome = Outcome(
        heard.labels,
        scorer.score(np.stack(windows)),
        np.array(truth),
        names,
        [groups.get(n, n.split("@")[0]) for n in names],
    )
    readings = _read_once_more(out / "readings.csv", path, outcome)
    said = facts(settings, work, outcome, readings)
    said["changed"] = changed(scorer, np.stack(windows), outcome.truth, outcome.predicted)
    said["worst"] = _worst(outcome, scorer, windows)
    _measured(scorer, work / "export" / f"{settings.name}.measured.onnx", path, outcome)
    write(out, said)
    _write_figures(out / "figures.json", outcome)
    low, high = outcome.interval()
    return (
        f"test speakers: {outcome.accuracy:.2%} of {len(truth)} ({low:.1%} to {high:.1%}), read {len(readings)} times"
    )


def _write_figures(path: Path, outcome: Outcome) -> None:
    """What several trainings are compared by."""
    said = {"clips": len(outcome.truth), "accuracy": outcome.accuracy, "macroF1": outcome.macro_f1()}
    path.write_text(json.dumps(said) + "\n", encoding="utf-8")


def unheard(heard: Heard) -> None:
    """Refuses a test in which somebody is heard who was trained or tuned on."""
    tested = {c.group for c in heard.clips.of("testing")}
    for split in ("training", "validation"):
        both = sorted(tested & {c.group for c in heard.clips.of(split)})
        if both:
            raise ValueError(f"nobody in the test may be heard in {split}: groups={both[:5]}")


def facts(settings: Settings, work: Path, outcome: Outcome, readings: list[Reading]) -> dict[str, Any]:
    """Everything that both forms of the report say."""
    curve = [{k: float(v) for k, v in row.items()} for row in _rows(work / "train" / "curve.csv")]
    return {
        "settings": settings,
        "outcome": outcome,
        "interval": outcome.interval(),
        "readings": readings,
        "curve": curve,
        "trials": _rows(work / "tune" / "trials.csv"),
        "faults": _rows(work / "collect" / "faults.csv"),
        "copies": _rows(work / "split" / "copies.csv"),
        "cost": Cost.of(work / "export" / f"{settings.name}.onnx"),
        "machine": f"{platform.machine()}, Python {platform.python_version()}, "
        + ", ".join(f"{tool} {version(tool)}" for tool in TOOLS),
        "date": datetime.date.today().isoformat(),
    }


def write(out: Path, said: dict[str, Any]) -> None:
    """Both forms of the report."""
    outcome: Outcome = said["outcome"]
    drawn = {
        "heat_map": pictures.heat_map(outcome),
        "alluvial": pictures.alluvial(outcome),
        "curves": pictures.curves(said["curve"]),
        "detection_curves": pictures.detection_curves(outcome),
        "reliability": pictures.reliability(outcome),
        "mistakes": pictures.spectrograms([(w["title"], w["image"]) for w in said["worst"]]) if said["worst"] else "",
    }
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("earmark_train.report"), undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    for name in ("REPORT.md", "report.html"):
        environment.autoescape = name.endswith("html")
        text = environment.get_template(f"{name}.j2").render(**said, pictures=drawn)
        (out / name).write_text(text, encoding="utf-8")


def _worst(outcome: Outcome, scorer: Scorer, windows: list[Any]) -> list[dict[str, Any]]:
    rows = []
    for i in outcome.worst():
        k = int(outcome.predicted[i])
        said, truth = outcome.labels[k], outcome.labels[int(outcome.truth[i])]
        image = scorer.features.apply(windows[i][np.newaxis])[0]
        image = image.reshape(-1, image.shape[-1]) if image.ndim == 2 else image[0]
        row = {"clip": outcome.names[i], "truth": truth, "said": said, "confidence": float(outcome.scores[i, k])}
        rows.append({**row, "image": image, "title": f"{truth} heard as {said}\n{outcome.names[i][-32:]}"})
    return rows


def _read_once_more(path: Path, model: Path, outcome: Outcome) -> list[Reading]:
    """Adds a line for this reading of the test split; no run of the pipeline takes one away."""
    digest = hashlib.sha256(model.read_bytes()).hexdigest()[:12]
    new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        if new:
            writer.writerow(("date", "model", "accuracy"))
        writer.writerow((datetime.date.today().isoformat(), digest, f"{outcome.accuracy:.4f}"))
    return [Reading(r["date"], r["model"], float(r["accuracy"])) for r in _rows(path)]


def _measured(scorer: Scorer, path: Path, model: Path, outcome: Outcome) -> None:
    """The model with its accuracy in the card: beside the exported file, which stays as it was measured."""
    card = scorer.card
    entry = {"on": "speakers not trained on", "value": round(outcome.accuracy, 4)}
    card.accuracy = [{**entry, "clips": len(outcome.truth), "date": datetime.date.today().isoformat()}]
    path.write_bytes(model.read_bytes())
    write_card(path, card)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
