"""`earmark-train publish`: a finished training's model, card and reports to where models are kept."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from earmark_train.report import ABLATIONS, FIGURES
from earmark_train.table import read_table


def main(arguments: list[str]) -> int:
    """Prints where they are now."""
    parser = argparse.ArgumentParser(prog="earmark-train publish", description=__doc__)
    parser.add_argument("work", type=Path, help="the work folder of a training, or that of --folds")
    parser.add_argument(
        "models",
        type=Path,
        help="gets NAME.onnx, NAME.json, and in NAME REPORT.md, report.html, figures.json and, if made, ablations.csv",
    )
    args = parser.parse_args(arguments)
    print(publish(args.work, args.models), flush=True)
    return 0


def publish(work: Path, models: Path) -> Path:
    """Copies the measured model under its name; of several folds the last one's, all of them told of in its report."""
    folds = work / "FOLDS.md"
    chosen = _last_fold(work) if folds.exists() else work
    found = sorted((chosen / "report").glob("*.onnx"))
    if len(found) != 1:
        raise ValueError(f"work must hold one measured model: work={work}, models={len(found)}")
    name = found[0].stem
    out = models / name
    if (models / f"{name}.onnx").exists():
        print(f"replaces {models / name}.onnx")
    out.mkdir(parents=True, exist_ok=True)
    for suffix in (".onnx", ".json"):
        shutil.copyfile(found[0].with_suffix(suffix), models / f"{name}{suffix}")
    shutil.copyfile(chosen / "report" / FIGURES, out / FIGURES)
    if read_table(chosen / "repeat" / ABLATIONS):
        shutil.copyfile(chosen / "repeat" / ABLATIONS, out / ABLATIONS)
    (out / "report.html").write_text(_without_sounds(chosen / "report"), encoding="utf-8")
    text = (chosen / "report" / "REPORT.md").read_text(encoding="utf-8")
    if folds.exists():
        text = f"{text.rstrip()}\n\n## Each fold held out\n\n{folds.read_text(encoding='utf-8')}"
    (out / "REPORT.md").write_text(text, encoding="utf-8")
    return out


def _without_sounds(report: Path) -> str:
    """The page without the spectrograms of other people's recordings, which are most of its bytes."""
    return re.sub(
        r'<figure class="sounds">.*?</figure>\n?', "", (report / "report.html").read_text("utf-8"), flags=re.S
    )


def _last_fold(work: Path) -> Path:
    return max(work.glob("fold-*"), key=lambda f: int(f.name.removeprefix("fold-")))
