"""The stage *repeat*: `seeds.csv`, how far trainings from other seeds differ, and `ablations.csv`, what each
part of the training brings; both on the validation speakers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from earmark_train.repeat.ablation import without
from earmark_train.report import ABLATIONS
from earmark_train.report.repeated import WHOLE
from earmark_train.settings import Settings
from earmark_train.stages import digest_of
from earmark_train.table import read_table, write_table


def repeat(settings: Settings, work: Path, out: Path) -> str:
    """Trains again what was asked for, each in a folder of its own; a training that is there is not made again."""
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "seeds.csv", ["seed", "accuracy"], seeds(settings, work, out))
    _write(out / ABLATIONS, ["without", "seed", "epochs", "accuracy"], ablations(settings, work, out))
    asked = settings.repeat
    if asked.seeds == 1 and not asked.ablate:
        return "nothing wanted"
    done = [f"{asked.seeds} seeds"] if asked.seeds > 1 else []
    return ", ".join([*done, f"each part left out from {asked.ablation_seeds} seeds"] if asked.ablate else done)


def seeds(settings: Settings, work: Path, out: Path) -> list[dict[str, Any]]:
    """The whole training from each of the next seeds."""
    first = settings.train.seed
    return [
        {"seed": seed, "accuracy": trained(with_train(settings, seed=seed), work, out / f"seed-{seed}")}
        for seed in range(first + 1, first + settings.repeat.seeds)
    ]


def ablations(settings: Settings, work: Path, out: Path) -> list[dict[str, Any]]:
    """Short trainings, from two seeds each: with everything, and without each part that is on."""
    asked = settings.repeat
    if not asked.ablate:
        return []
    rows = []
    kinds = {WHOLE: settings, **without(settings)}
    for name, changed in kinds.items():
        for seed in range(settings.train.seed, settings.train.seed + asked.ablation_seeds):
            short = with_train(changed, seed=seed, epochs=asked.ablation_epochs)
            accuracy = trained(short, work, out / f"without-{name}-{seed}")
            rows.append({"without": name, "seed": seed, "epochs": asked.ablation_epochs, "accuracy": accuracy})
    return rows


def with_train(settings: Settings, **changed: Any) -> Settings:
    """The settings with others of the training."""
    return settings.model_copy(update={"train": settings.train.model_copy(update=changed)})


def trained(settings: Settings, work: Path, out: Path) -> float:
    """Accuracy on the validation clips after the last epoch; trains unless that very training is in the folder."""
    from earmark_train.train.stage import train

    done, digest = out / "made-of.txt", digest_of("train", settings, work)
    if not (done.exists() and done.read_text() == digest):
        print(f"  {out.name}:", flush=True)
        train(settings, work, out)
        done.write_text(digest)
    return float(read_table(out / "curve.csv")[-1]["accuracy"])


def _write(path: Path, names: list[str], rows: list[dict[str, Any]]) -> None:
    write_table(path, names, [[row[name] for name in names] for row in rows])
