"""Recordings for the tests of collect, and what it lists."""

import csv
from pathlib import Path

import numpy as np
import soundfile

from earmark_train.settings import Collect, Settings


def tone(seconds: float, rate: int, hz: float = 440, level: float = 0.5) -> np.ndarray:
    return level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)


def write(path: Path, samples: np.ndarray, rate: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, samples, rate)
    return path


def settings(folder: Path, **more: object) -> Settings:
    return Settings(name="a", collect=Collect(folders=[folder], **more))


def faults(out: Path) -> dict[str, str]:
    with (out / "faults.csv").open() as lines:
        return {row["name"]: row["why"] for row in csv.DictReader(lines)}
