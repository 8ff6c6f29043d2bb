"""What of each noise recording a split hears: in a training, and where its model is held against streams later."""

from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from earmark_train.collect.stage import collect
from earmark_train.features.windows import Dataset
from earmark_train.settings import Settings, Split, checked
from earmark_train.split.noise import part_of
from earmark_train.split.stage import SETTINGS, split
from earmark_train.stream.command import main, noise

RATE = 16_000
SPLITS = ("training", "validation", "testing")
TIMES = np.arange(100)
MODEL = Path(__file__).parents[2] / "models" / "commands-small.onnx"


@pytest.mark.parametrize(
    ("held_out", "validation", "testing"),
    [(0, range(80, 90), range(90, 100)), (5, range(20), range(80, 100)), (2, range(40, 60), range(20, 40))],
)
def test_a_split_hears_its_share_or_its_fold_and_training_all_others(
    held_out: int, validation: range, testing: range
) -> None:
    training, *others = (part_of(TIMES, s, Split(held_out=held_out)).tolist() for s in SPLITS)
    assert others == [list(validation), list(testing)]
    assert training == sorted({*range(100)} - {*validation, *testing})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Clips of ten sources, two in each of five folds, and a noise recording."""
    rng = np.random.default_rng(1)
    (tmp_path / "clips/yes").mkdir(parents=True)
    (tmp_path / "noise").mkdir()
    for k in range(10):
        soundfile.write(tmp_path / f"clips/yes/{1 + k % 5}-{k}.wav", 0.3 * rng.standard_normal(RATE), RATE)
    soundfile.write(tmp_path / "noise/hall.wav", 0.1 * rng.standard_normal(2 * RATE), RATE)
    return tmp_path


def begun(project: Path, held_out: int) -> tuple[Settings, Path]:
    """A training of the clips as far as their split, and where."""
    by = {"pattern": "([1-5]-[0-9])", "fold": "^([1-5])-", "held_out": held_out, "everywhere": False}
    heard = {"folders": [project / "clips"], "noise": project / "noise", "background": "quiet"}
    settings = checked({"name": "a", "collect": heard, "split": {**by, "validation": 0.2, "testing": 0.2}}, "test")
    collect(settings, project, project / "collect")
    split(settings, project, project / "split")
    return settings, project


@pytest.mark.parametrize("held_out", [0, 2, 5])
@pytest.mark.parametrize("which", SPLITS)
def test_a_stream_has_the_noise_that_its_model_s_training_gave_the_split(
    project: Path, held_out: int, which: str
) -> None:
    settings, work = begun(project, held_out)
    kept = Dataset.of(settings, work, for_report=True).noise_of(which)
    found = noise(Namespace(work=work, split=which, noise=project / "noise"), RATE)
    assert [x.tolist() for x in found] == [x.tolist() for x in kept]


def test_all_noise_is_heard_where_no_split_is_asked_for(project: Path) -> None:
    assert [len(x) for x in noise(Namespace(work=None, split="all", noise=project / "noise"), RATE)] == [2 * RATE]


def test_refuses_a_training_that_does_not_say_how_its_noise_is_split(project: Path) -> None:
    _, work = begun(project, 0)
    (work / "split" / SETTINGS).unlink()
    told = ["--clips", str(project / "clips"), "--noise", str(project / "noise"), "--work", str(work)]
    with pytest.raises(ValueError, match=r"--work must say which part of the noise was kept back: run .*--to split: "):
        main([str(MODEL), *told])
