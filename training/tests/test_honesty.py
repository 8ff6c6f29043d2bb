"""What is tested on reaches nothing else: each way that it could is tried, and refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from earmark_train.collect.clips import Clip, read_rows, write_rows
from earmark_train.features.stage import features
from earmark_train.features.windows import Dataset
from earmark_train.report.reading import HeldBack, Readings
from earmark_train.settings import Settings, checked
from earmark_train.split.stage import split

SPLITS = ("training", "validation", "testing")
LENGTH = 16_000


@pytest.fixture
def settings() -> Settings:
    return checked({"name": "a", "collect": {"folders": ["x"], "background": "quiet"}}, "test")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Two clips of each split, each at a level of its own, and a noise recording; nobody is in two splits."""
    for folder in ("collect", "split"):
        (tmp_path / folder).mkdir()
    clips = [clip(k, split) for k, split in enumerate(SPLITS * 2)]
    samples = np.concatenate([np.full(LENGTH, 100 * (k + 1), dtype="<i2") for k in range(len(clips))])
    samples.tofile(tmp_path / "collect/samples.s16le")
    np.arange(40 * LENGTH).astype("<i2").tofile(tmp_path / "collect/noise.s16le")
    (tmp_path / "collect/noise.csv").write_text(f"name,length\nnoise.wav,{40 * LENGTH}\n")
    write_rows(tmp_path / "split/split.csv", clips)
    return tmp_path


def clip(k: int, split: str) -> Clip:
    return Clip(f"yes/{k}.wav", "yes", f"speaker {k}", k * LENGTH, LENGTH, f"digest {k}", split)


def heard(settings: Settings, work: Path, for_report: bool = False) -> Dataset:
    return Dataset.of(settings, work, for_report)


def changed(work: Path, **more: str) -> None:
    """The first clip of the test, with something of its own changed."""
    rows = [clip(k, split) for k, split in enumerate(SPLITS * 2)]
    write_rows(work / "split/split.csv", [replace(c, **more) if c.name == "yes/2.wav" else c for c in rows])


def test_the_report_alone_reads_the_test(settings: Settings, work: Path) -> None:
    assert len(heard(settings, work, for_report=True).windows("testing")[0]) == 2 + 4
    with pytest.raises(ValueError, match=r"clips of the test may be read by the report alone: clip=yes/2.wav"):
        heard(settings, work).windows("testing")
    with pytest.raises(ValueError, match="noise of the test may be read by the report alone"):
        heard(settings, work).noise_of("testing")


def test_normalisation_does_not_change_with_the_clips_of_the_test(settings: Settings, work: Path) -> None:
    features(settings, work, work / "one")
    samples = np.fromfile(work / "collect/samples.s16le", dtype="<i2").reshape(-1, LENGTH)
    samples[2::3] = 12_345
    samples.tofile(work / "collect/samples.s16le")
    features(settings, work, work / "other")
    for name in ("statistics.json", "validation.x.npy"):
        assert (work / "one" / name).read_bytes() == (work / "other" / name).read_bytes()
    samples[0] = 12_345
    samples.tofile(work / "collect/samples.s16le")
    features(settings, work, work / "third")
    assert (work / "one/statistics.json").read_bytes() != (work / "third/statistics.json").read_bytes()


@pytest.mark.parametrize("split", ["training", "validation"])
def test_refuses_a_test_whose_speaker_or_clip_was_heard_before(settings: Settings, work: Path, split: str) -> None:
    other = SPLITS.index(split)
    HeldBack.of(heard(settings, work, for_report=True))
    changed(work, group=f"speaker {other}")
    with pytest.raises(ValueError, match=f"nobody in the test may be heard in {split}: groups=.'speaker {other}'"):
        HeldBack.of(heard(settings, work, for_report=True))
    changed(work, digest=f"digest {other}")
    with pytest.raises(ValueError, match=f"no clip of the test may be in {split}: clips=.'yes/{other}.wav'"):
        HeldBack.of(heard(settings, work, for_report=True))


def collected(folder: Path, names: list[str], only_training: list[str]) -> Path:
    """A collect folder of clips of noise, each of its own."""
    (folder / "collect").mkdir(exist_ok=True)
    samples = np.random.default_rng(1).integers(-9999, 9999, (len(names) + len(only_training)) * LENGTH)
    samples.astype("<i2").tofile(folder / "collect/samples.s16le")
    told = [(name, "") for name in names] + [(name, "training") for name in only_training]
    rows = [Clip(name, "yes", "", k * LENGTH, LENGTH, str(k), of) for k, (name, of) in enumerate(told)]
    write_rows(folder / "collect/clips.csv", rows)
    return folder


NAMED = [f"yes/{k:08x}_nohash_0.wav" for k in range(30)]
PATTERN = {"pattern": "/([0-9a-f]{8})_", "validation": 0.2, "testing": 0.2}


@pytest.mark.parametrize("rule", [{}, PATTERN])
def test_who_is_measured_on_is_not_trained_on_by_a_folder_that_is_only_trained_on(tmp_path: Path, rule: dict) -> None:
    told = checked({"name": "a", "collect": {"folders": ["x"]}, "split": rule}, "test")
    again = [name.replace("_0.wav", "_1.wav") for name in NAMED]
    others = ["yes/Alicia_nohash_7.flac", "rain/1-17367-A.ogg"]
    said = split(told, collected(tmp_path, NAMED, [*again, *others]), tmp_path / "split")
    rows = read_rows(tmp_path / "split/split.csv")
    group = {s: {c.name[4:12] for c in rows if c.split == s and c.name not in others} for s in SPLITS}
    assert {len(group[s]) > 0 for s in SPLITS} == {True} and sum(map(len, group.values())) == len(NAMED)
    assert {c.name: c.split for c in rows if c.name in others} == dict.fromkeys(others, "training")
    left_out = (tmp_path / "split/speakers.csv").read_text().splitlines()
    measured = len(group["validation"] | group["testing"])
    assert left_out[0] == "left_out,speaker,split" and len(left_out) == 1 + measured
    assert f"; {len(left_out) - 1} of collect.only_training left out whose speakers are measured on, see" in said


def test_a_copy_of_the_same_name_is_left_out_of_training_alone(tmp_path: Path) -> None:
    told = checked({"name": "a", "collect": {"folders": ["x"]}, "split": {"by": "random"}}, "test")
    names = [f"yes/{k}.wav" for k in range(20)]
    work = collected(tmp_path, names, names)
    write_rows(
        work / "collect/clips.csv",
        [replace(c, start=c.start % (20 * LENGTH), digest=c.name) for c in read_rows(work / "collect/clips.csv")],
    )
    split(told, work, tmp_path / "split")
    rows = [c for c in read_rows(tmp_path / "split/split.csv") if c.split != "training"]
    assert len(rows) == 4


def test_a_model_reads_the_test_once_and_another_file_of_it_once_more(settings: Settings, work: Path) -> None:
    test = Readings(work, HeldBack.of(heard(settings, work, for_report=True)))
    asked: list[int] = []

    def score(windows: list[np.ndarray]) -> np.ndarray:
        asked.append(len(windows))
        return np.tile([[1.0, 0.0]], (len(windows), 1))

    model = work / "a.onnx"
    for weights in (b"one", b"one", b"other"):
        model.write_bytes(weights)
        assert test.of(model, "model", score).accuracy == pytest.approx(2 / 6)
    assert asked == [6, 6]
    assert [r.accuracy for r in test.readings()] == ["0.3333"] * 2
    assert not test.readings("int8")


def test_a_look_by_a_variant_or_another_seed_is_counted_and_said_too(settings: Settings, work: Path) -> None:
    test = Readings(work, HeldBack.of(heard(settings, work, for_report=True)))
    for k, what in enumerate(("model", "int8", "seed", "seed", "model")):
        (work / "a.onnx").write_bytes(b"%d" % k)
        test.of(work / "a.onnx", what, lambda windows: np.tile([[1.0, 0.0]], (len(windows), 1)))
    assert test.how_often() == "2 times by the model, 1 time by its int8 variant, 2 times by other seeds"


def test_readings_that_did_not_say_of_what_go_on(settings: Settings, work: Path) -> None:
    (work / "readings.csv").write_text("date,model,accuracy\n2026-01-02,abc,0.5000\n")
    test = Readings(work, HeldBack.of(heard(settings, work, for_report=True)))
    (work / "a.onnx").write_bytes(b"one")
    test.of(work / "a.onnx", "int8", lambda windows: np.tile([[1.0, 0.0]], (len(windows), 1)))
    assert [r.model for r in test.readings()] == ["abc"]
    assert [r.accuracy for r in test.readings("int8")] == ["0.3333"]
