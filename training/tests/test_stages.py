"""What a stage is made again for, and what a half-done training is not gone on with for."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

pytest.importorskip("torch", reason="install ./training to train")

from earmark_train.settings import Settings, checked
from earmark_train.stages import STAGES, digest_of
from earmark_train.train.stage import forget_another

LEARNING = ("tune", "train", "repeat")
TABLE = """
name = "tones"
[collect]
tables = ["clips.csv"]
[split]
validation = 0.25
testing = 0.25
[model]
options = {width = 8}
[train]
epochs = 1
least_windows = 64
threads = 1
"""


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Whatever a training reads, a teacher's and a finished training's files; what is in them is for a digest alone."""
    reads = {r for stage in STAGES if stage.name in LEARNING for r in stage.reads}
    others = ("teacher/export/a.onnx", "teacher/split/split.csv", "start/train/weights.pt", "start/split/split.csv")
    for name in (*reads, *others):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def settings(work: Path, **train: object) -> Settings:
    told = {"teachers": [work / "teacher"], "start": work / "start", **train}
    return checked({"name": "a", "collect": {"folders": ["x"]}, "train": told}, "test")


CHANGES: dict[str, Callable[[Path], object]] = {
    name: lambda work, name=name: (work / name).write_text("another")
    for name in (
        *("split/split.csv", "collect/noise.s16le", "features/validation.y.npy"),
        *("teacher/export/a.onnx", "teacher/split/split.csv", "start/train/weights.pt", "start/split/split.csv"),
    )
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_half_done_training_is_not_gone_on_with_from_other_clips_noise_or_teachers(work: Path, change: str) -> None:
    out, checkpoint = work / "train", work / "train" / "checkpoint.pt"
    out.mkdir(exist_ok=True)
    forget_another(settings(work), work, out)
    checkpoint.touch()
    forget_another(settings(work), work, out)
    assert checkpoint.exists()
    CHANGES[change](work)
    forget_another(settings(work), work, out)
    assert not checkpoint.exists()


@pytest.mark.parametrize("name", LEARNING)
@pytest.mark.parametrize("change", CHANGES)
def test_what_has_learnt_is_another_with_other_clips_noise_or_teachers(work: Path, name: str, change: str) -> None:
    before = digest_of(name, settings(work), work)
    assert digest_of(name, settings(work), work) == before
    CHANGES[change](work)
    assert digest_of(name, settings(work), work) != before


def test_a_training_clip_under_another_label_is_trained_on_anew(tmp_path: Path) -> None:
    rows = [{"path": f"{k}.wav", "label": ("low", "high")[k % 2], "group": f"voice {k // 2}"} for k in range(16)]
    for k, row in enumerate(rows):
        samples = 0.3 * np.sin(2 * np.pi * (300, 2700)[k % 2] * (1 + k / 100) * np.arange(16_000) / 16_000)
        samples += np.random.default_rng(k).standard_normal(16_000) * 0.01
        soundfile.write(tmp_path / row["path"], samples, 16_000)
    (tmp_path / "tones.toml").write_text(TABLE)
    assert "train…" in ran(tmp_path, rows)
    with (tmp_path / "out/split/split.csv").open() as lines:
        trained = next(row["name"] for row in csv.DictReader(lines) if row["split"] == "training")
    other = {"low": "high", "high": "low"}
    changed = [{**row, "label": other[row["label"]]} if row["path"] == trained else row for row in rows]
    assert {"collect…", "split…", "train…"} <= set(ran(tmp_path, changed))
    skipped = [f"{stage.name}: up to date" for stage in STAGES[:5]]
    assert ran(tmp_path, changed) == skipped


def ran(project: Path, rows: list[dict[str, str]]) -> list[str]:
    with (project / "clips.csv").open("w", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    told = [str(project / "tones.toml"), "--out", str(project / "out"), "--to", "train"]
    done = subprocess.run([sys.executable, "-m", "earmark_train", *told], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
