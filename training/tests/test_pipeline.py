"""The whole pipeline on tones, in processes of its own; needs PyTorch."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

pytest.importorskip("torch", reason="install ./training to train")

SETTINGS = """
name = "tones"
[collect]
folders = ["clips"]
[split]
by = "pattern"
pattern = "voice([0-9]+)"
validation = 0.2
testing = 0.2
[model]
options = {width = 8}
[train]
epochs = %d
least_windows = 256
threads = 1
"""
READ = "The test speakers were read 1 time by the model, 1 time by its int8 variant"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    for label, hz in (("low", 300), ("middle", 900), ("high", 2700)):
        for voice in range(10):
            (tmp_path / f"clips/{label}").mkdir(parents=True, exist_ok=True)
            t = np.arange(16_000) / 16_000
            samples = (
                0.3 * np.sin(2 * np.pi * hz * rng.uniform(0.9, 1.1) * t + rng.uniform(0, 6)) * (t > 0.2) * (t < 0.8)
            )
            noise = rng.standard_normal(16_000) * 0.003
            soundfile.write(tmp_path / f"clips/{label}/voice{voice}.wav", samples + noise, 16_000)
    return tmp_path


def command(project: Path, epochs: int, out: str) -> list[str]:
    file = project / f"{out}.toml"
    file.write_text(SETTINGS % epochs)
    return [sys.executable, "-m", "earmark_train", str(file), "--out", str(project / out)]


def ran(project: Path, epochs: int, out: str = "out") -> list[str]:
    done = subprocess.run(command(project, epochs, out), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def curve(project: Path, out: str) -> list[dict[str, str]]:
    with (project / out / "train/curve.csv").open() as lines:
        return list(csv.DictReader(lines))


def test_clips_become_a_model_and_a_second_run_skips_everything(project: Path) -> None:
    ran(project, 3)
    card = json.loads((project / "out/export/tones.json").read_text())
    assert card["labels"] == ["high", "low", "middle"]
    assert card["golden"]["scores"]
    for page in ("REPORT.md", "report.html"):
        assert READ in (project / "out/report" / page).read_text()
    names = ("collect", "split", "features", "tune", "train", "repeat", "export", "report")
    assert ran(project, 3) == [f"{stage}: up to date" for stage in names]
    (project / "out/report/REPORT.md").unlink()
    assert ran(project, 3)[-5:-3] == ["export: up to date", "report…"]
    assert READ in (project / "out/report/REPORT.md").read_text()
    assert ran(project, 4)[:4] == [f"{stage}: up to date" for stage in names[:3]] + ["tune…"]
    (project / "clips/low/voice0.wav").unlink()
    assert ran(project, 4)[0] == "collect…"


def test_a_training_killed_in_the_middle_ends_with_the_same_weights(project: Path) -> None:
    ran(project, 4, "whole")
    begun = subprocess.Popen(command(project, 4, "killed"), stdout=subprocess.PIPE, text=True)
    assert begun.stdout
    for line in begun.stdout:
        if "epoch 2" in line:
            os.kill(begun.pid, signal.SIGKILL)
    begun.wait()
    assert "  goes on after epoch 2" in ran(project, 4, "killed")
    assert curve(project, "killed") == curve(project, "whole")
    weights = [(project / out / "export/tones.onnx").read_bytes() for out in ("killed", "whole")]
    assert weights[0] == weights[1]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "folder must be there: folder="),
        (
            '[report]\nbeside = ["nowhere"]',
            "a work folder with a report, or a published model, must have figures.json: folder=",
        ),
    ],
)
def test_a_folder_that_is_missing_is_one_line(tmp_path: Path, more: str, said: str) -> None:
    (tmp_path / "a.toml").write_text(f'name = "a"\n[collect]\nfolders = ["nowhere"]\n{more}')
    done = subprocess.run(
        [sys.executable, "-m", "earmark_train", str(tmp_path / "a.toml")], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (2, f"earmark-train: {said}{tmp_path / 'nowhere'}\n")


def test_a_label_that_is_repeated_but_not_there_is_said_before_anything_learns(project: Path) -> None:
    (project / "a.toml").write_text(SETTINGS % 4 + "[train.repeats]\nlou = 3\n")
    done = subprocess.run(
        [sys.executable, "-m", "earmark_train", str(project / "a.toml")], capture_output=True, text=True
    )
    assert "train.repeats must name labels that are trained on: train.repeats=['lou']" in done.stderr
    assert done.returncode


def test_a_head_on_an_embedding_becomes_one_file_that_scores_as_both(project: Path) -> None:
    (project / "embedding.toml").write_text(SETTINGS % 4 + "[card]\nembedding = true\n")
    main = [sys.executable, "-m", "earmark_train"]
    subprocess.run([*main, str(project / "embedding.toml"), "--to", "export"], check=True, capture_output=True)
    kind = 'kind = "head-only"\nembedding = "embedding-model/export/tones.onnx"'
    head = (SETTINGS % 8).replace("options = {width = 8}", kind) + "learning_rate = 0.03\n"
    (project / "head.toml").write_text(head.replace('name = "tones"', 'name = "head"'))
    subprocess.run([*main, str(project / "head.toml")], check=True, capture_output=True)
    model = project / "head-model/export/head.onnx"
    card = json.loads(model.with_suffix(".json").read_text())
    assert card["labels"] == ["high", "low", "middle"] and "embedding" not in card
    assert card["frontEnd"]["nMels"] == 40
    losses = [float(row["loss"]) for row in curve(project, "head-model")]
    assert losses[-1] < losses[0]
    assert "has learnt from is not known here" not in (project / "head-model/report/REPORT.md").read_text()
