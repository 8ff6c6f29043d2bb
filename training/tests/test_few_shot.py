"""A head on an embedding; near-silent clips that are measured on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from earmark_train.collect.clips import Clip, Clips, write_rows
from earmark_train.few_shot import Vectors, right
from earmark_train.scoring import Scorer
from earmark_train.settings import checked
from earmark_train.split.again import split_by
from earmark_train.split.stage import heard

ROOT = Path(__file__).parents[2]


def clouds(rng: np.random.Generator, apart: float, count: int) -> Vectors:
    y = np.repeat(["a", "b", "c"], count)
    centres = {"a": [apart, 0, 0], "b": [0, apart, 0], "c": [0, 0, apart]}
    return Vectors(np.stack([rng.normal(centres[k], 1) for k in y]).astype(np.float32), y)


def test_a_few_examples_tell_labels_that_lie_apart_and_not_those_that_do_not() -> None:
    rng = np.random.default_rng(1)
    shares = [right(clouds(rng, apart, 50), clouds(rng, apart, 100), 10, rng) for apart in (8.0, 0.0)]
    assert shares[0] > 0.98
    assert shares[1] == pytest.approx(1 / 3, abs=0.12)


def test_a_head_is_shown_no_more_clips_than_asked_for() -> None:
    rng = np.random.default_rng(2)
    shown = clouds(rng, 8.0, 50)
    wrong = replace(shown, y=np.roll(shown.y, 50))
    first = np.concatenate([np.arange(k, k + 1) for k in (0, 50, 100)])
    mixed = Vectors(np.concatenate([shown.x[first], wrong.x]), np.concatenate([shown.y[first], wrong.y]))
    assert right(mixed, shown, 50, rng) < 0.1


def test_whose_clips_are_asked_about_is_what_the_training_says(tmp_path: Path) -> None:
    (tmp_path / "split").mkdir()
    rows = [Clip(f"a/v_{k}.wav", "a", "v", 0, 1, "", split) for k, split in enumerate(("training", "testing"))]
    write_rows(tmp_path / "split" / "split.csv", rows)
    split_of = split_by(tmp_path)
    assert [split_of(f"a/v_{k}.wav") for k in range(3)] == ["training", "testing", ""]
    with pytest.raises(ValueError, match=r"clips must be named as Speech Commands', SPEAKER_nohash_N.*clip=a/v_0.wav"):
        split_by(None)("a/v_0.wav")


def test_a_model_without_an_embedding_says_so() -> None:
    with pytest.raises(ValueError, match=r"model must have an embedding, named in its card: model=simple-audio"):
        Scorer(next((ROOT / "models").rglob("simple-audio.onnx"))).vectors(np.zeros((1, 16_000)))


def test_near_silent_clips_are_measured_on_and_not_trained_on(tmp_path: Path) -> None:
    path = tmp_path / "samples.s16le"
    np.concatenate([np.full(100, 8_000), np.full(100, 20)]).astype("<i2").tofile(path)
    rows = [Clip(f"{k}/{s}", "yes", f"{k}{s}", 100 * k, 100, "", s) for k in (0, 1) for s in ("training", "testing")]
    settings = checked({"name": "x", "collect": {"folders": ["."], "measure_faint": True}}, "test").collect
    assert [c.name for c in heard(Clips(rows, path), settings)] == ["0/training", "0/testing", "1/testing"]
