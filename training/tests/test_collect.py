from pathlib import Path

import numpy as np
import pytest
from collected import faults, settings, tone, write

from earmark_train.collect.clips import read_rows
from earmark_train.collect.stage import collect


def test_what_cannot_be_used_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "in/yes/a.wav", tone(1, 16_000), 16_000)
    write(tmp_path / "in/yes/quiet.wav", tone(1, 16_000, level=1 / 1024), 16_000)
    write(tmp_path / "in/yes/empty.wav", np.zeros(0), 16_000)
    (tmp_path / "in/yes/torn.flac").write_bytes(b"fLaC, or so it says")
    assert collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out") == "1 clips of 1 labels, 3 left out"
    found = faults(tmp_path / "out")
    assert found["yes/quiet.wav"] == "near-silent: peak must reach -46 dB: peak=-60.2 dB"
    assert found["yes/empty.wav"] == "holds no samples"
    assert "yes/torn.flac" in found


def test_a_noise_that_cannot_be_read_is_listed_and_the_others_are_kept(tmp_path: Path) -> None:
    write(tmp_path / "in/yes/a.wav", tone(1, 16_000), 16_000)
    write(tmp_path / "noise/hall.wav", tone(2, 16_000), 16_000)
    (tmp_path / "noise/torn.flac").write_bytes(b"fLaC, or so it says")
    collect(settings(tmp_path / "in", noise=tmp_path / "noise"), tmp_path, tmp_path / "out")
    assert "torn.flac" in faults(tmp_path / "out")
    assert (tmp_path / "out/noise.csv").read_text().split() == ["name,length", "hall.wav,32000"]


def test_faults_are_listed_where_no_clip_is_usable_too(tmp_path: Path) -> None:
    write(tmp_path / "in/yes/empty.wav", np.zeros(0), 16_000)
    with pytest.raises(ValueError, match=r"one clip at least must be usable: all 1 were left out, see .*faults\.csv"):
        collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out")
    assert faults(tmp_path / "out") == {"yes/empty.wav": "holds no samples"}


def test_other_labels_are_unknown_or_left_out(tmp_path: Path) -> None:
    for label in ("yes", "no", "cat"):
        write(tmp_path / f"in/{label}/a.wav", tone(1, 16_000), 16_000)
    collect(settings(tmp_path / "in", labels=["no", "yes"], unknown="other"), tmp_path, tmp_path / "out")
    assert sorted(c.label for c in read_rows(tmp_path / "out/clips.csv")) == ["no", "other", "yes"]
    collect(settings(tmp_path / "in", labels=["no", "yes"]), tmp_path, tmp_path / "out")
    assert sorted(c.label for c in read_rows(tmp_path / "out/clips.csv")) == ["no", "yes"]


def test_audio_of_which_nothing_says_the_label_is_listed(tmp_path: Path) -> None:
    write(tmp_path / "in/yes/a.wav", tone(1, 16_000), 16_000)
    write(tmp_path / "in/loose.wav", tone(1, 16_000), 16_000)
    write(tmp_path / "long/hall/kitchen.wav", tone(2, 16_000), 16_000)
    collect(settings(tmp_path / "in", tracks=[tmp_path / "long"]), tmp_path, tmp_path / "out")
    assert faults(tmp_path / "out") == {
        "loose.wav": "lies in no label's folder",
        "hall/kitchen.wav": "has no label track beside it: kitchen.txt",
    }


def test_a_label_is_renamed_before_it_is_looked_for(tmp_path: Path) -> None:
    for label in ("hungry", "tired", "rain"):
        write(tmp_path / f"in/{label}/a.wav", tone(1, 16_000), 16_000)
    renamed = {"rename": {"hungry": "cry", "tired": "cry"}, "labels": ["cry"], "unknown": "other"}
    collect(settings(tmp_path / "in", **renamed), tmp_path, tmp_path / "out")
    assert [c.label for c in read_rows(tmp_path / "out/clips.csv")] == ["cry", "other", "cry"]


def test_a_clip_is_cut_into_windows_without_its_faint_ones(tmp_path: Path) -> None:
    loud, faint = tone(1, 16_000), tone(1, 16_000, level=0.04)
    write(tmp_path / "in/cry/long.wav", np.concatenate([loud, faint, loud, loud[:800]]), 16_000)
    write(tmp_path / "in/cry/short.wav", loud[:8000], 16_000)
    collect(settings(tmp_path / "in", cut=True), tmp_path, tmp_path / "out")
    rows = read_rows(tmp_path / "out/clips.csv")
    assert [(c.name, c.length) for c in rows] == [
        ("cry/long.wav@0", 16_000),
        ("cry/long.wav@2", 16_000),
        ("cry/short.wav", 8000),
    ]
