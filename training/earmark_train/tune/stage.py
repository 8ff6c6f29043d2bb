"""The stage *tune*: `trials.csv`, every trial that Optuna made, and `best.json`, the one that is trained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from earmark_train.settings import Settings
from earmark_train.table import write_table

NO_OPTION = ("trial", "accuracy", "seconds", "parameters", "learning_rate")
"""Columns of a trial that are no option of its network."""


def tune(settings: Settings, work: Path, out: Path) -> str:
    """Short trainings of the kind's variations, judged on the validation speakers; none where no trials are wanted."""
    out.mkdir(parents=True, exist_ok=True)
    if not settings.tune.trials:
        _write(out, [], {})
        return "no trials wanted"
    from earmark_train.tune.study import trials

    found = trials(settings, work, out / "study.db")
    best = max(found, key=lambda row: row["accuracy"])
    chosen = {k: v for k, v in best.items() if k not in NO_OPTION}
    rate = best["learning_rate"]
    _write(out, found, {"options": chosen, "learning_rate": rate})
    accuracy = f"{best['accuracy']:.2%} of the validation clips"
    return f"{len(found)} trials, best {accuracy} with {chosen}, learning rate {rate:g}"


def _write(out: Path, rows: list[dict[str, Any]], best: dict[str, Any]) -> None:
    names = list(rows[0]) if rows else ["trial", "accuracy"]
    write_table(out / "trials.csv", names, [[row.get(name) for name in names] for row in rows])
    (out / "best.json").write_text(json.dumps(best, indent=2) + "\n", encoding="utf-8")
