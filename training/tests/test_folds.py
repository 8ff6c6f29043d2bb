"""What several trainings say together."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from earmark_train.collect.clips import Clips
from earmark_train.features.windows import Dataset
from earmark_train.folds import Fold, read, table, without
from earmark_train.settings import Collect, Settings, Split

MODELS = Path(__file__).parents[2] / "models"
SETTINGS = Settings(name="a", collect=Collect(folders=[Path("c")]), split=Split(by="pattern", pattern="(x)"))


def test_the_mean_of_the_folds_is_under_them() -> None:
    lines = table([Fold(1, 80, 0.8, 0.75), Fold(2, 80, 0.9, 0.85)]).splitlines()
    assert lines[2] == "| 1 | 80 | 80.00% | 0.7500 |"
    assert lines[4] == "| **mean** | 160 | **85.00%** | **0.8000** |"
    assert lines[5] == "| deviation | | 7.07 points | 0.0707 |"


def test_a_fold_is_read_from_what_a_report_has_written(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    shutil.copyfile(MODELS / "sounds" / "figures.json", tmp_path / "report" / "figures.json")
    assert read(tmp_path, 5) == Fold(5, 80, 0.9125, 0.911)


def test_each_training_holds_out_its_fold_under_otherwise_the_same_settings() -> None:
    third = without(SETTINGS, 3, 4)
    assert (third.split.held_out, third.split.folds) == (3, 4)
    assert third.model_copy(update={"split": SETTINGS.split}) == SETTINGS
    with pytest.raises(ValueError, match=r"held_out must be in 0..folds: held_out=5, folds=4"):
        without(SETTINGS, 5, 4)


def test_no_part_of_a_noise_recording_is_in_two_splits() -> None:
    recording = np.arange(1000, dtype=np.float32)
    for k in range(1, 6):
        heard = Dataset(Clips([], Path()), [recording], [], without(SETTINGS, k, 5))
        parts = {s: heard.noise_of(s)[0] for s in ("training", "validation", "testing")}
        assert np.array_equal(np.sort(np.concatenate(list(parts.values()))), recording)
        assert parts["testing"].tolist() == list(range(200 * (k - 1), 200 * k))
