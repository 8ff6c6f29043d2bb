import csv
from pathlib import Path

import numpy as np
import pytest
import soundfile

from earmark_train.collect.clips import Clips, read_rows
from earmark_train.collect.pieces import of_table, of_tracks
from earmark_train.collect.stage import collect
from earmark_train.inputs import inputs
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


def test_any_format_rate_and_count_of_channels_becomes_mono_at_one_rate(tmp_path: Path) -> None:
    write(tmp_path / "in/yes/a.wav", tone(1, 16_000), 16_000)
    write(tmp_path / "in/yes/b.flac", np.stack([tone(1, 44_100)] * 2, axis=1), 44_100)
    write(tmp_path / "in/no/c.ogg", tone(0.5, 22_050), 22_050)
    write(tmp_path / "in/no/d.mp3", tone(0.5, 48_000), 48_000)
    collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out")
    rows = {c.name: c for c in read_rows(tmp_path / "out/clips.csv")}
    clips = Clips(list(rows.values()), tmp_path / "out/samples.s16le")
    assert {name: c.label for name, c in rows.items()} == {
        "no/c.ogg": "no",
        "no/d.mp3": "no",
        "yes/a.wav": "yes",
        "yes/b.flac": "yes",
    }
    assert len(clips.samples(rows["yes/b.flac"])) == 16_000
    middle = slice(2000, 14_000)
    assert clips.samples(rows["yes/b.flac"])[middle] == pytest.approx(tone(1, 16_000)[middle], abs=2e-3)


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


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_samples_that_are_no_numbers_are_no_clip(tmp_path: Path, value: float) -> None:
    write(tmp_path / "in/yes/a.wav", tone(1, 16_000), 16_000)
    broken = np.where(np.arange(16_000) < 3, value, tone(1, 16_000))
    soundfile.write(tmp_path / "in/yes/broken.wav", broken, 16_000, subtype="FLOAT")
    collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out")
    assert faults(tmp_path / "out") == {"yes/broken.wav": "samples must be finite numbers: 3 of 16000 are not"}


def test_a_wav_file_that_breaks_off_is_listed_and_one_from_a_pipe_is_read(tmp_path: Path) -> None:
    whole = write(tmp_path / "in/yes/whole.wav", tone(1, 16_000), 16_000).read_bytes()
    (tmp_path / "in/yes/broken.wav").write_bytes(whole[:8_000])
    size = whole.index(b"data") + 4
    (tmp_path / "in/yes/piped.wav").write_bytes(whole[:size] + b"\xff\xff\xff\xff" + whole[size + 4 :])
    collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out")
    assert [c.name for c in read_rows(tmp_path / "out/clips.csv")] == ["yes/piped.wav", "yes/whole.wav"]
    assert faults(tmp_path / "out") == {"yes/broken.wav": "is cut off, must hold 32000 bytes of samples: bytes=7956"}


def test_audio_of_every_ending_is_read_or_listed(tmp_path: Path) -> None:
    for ending in ("caf", "aiff", "au", "w64", "rf64", "voc", "mp3"):
        write(tmp_path / f"in/yes/a.{ending}", tone(1, 16_000), 16_000)
    for ending in ("m4a", "WMA"):
        (tmp_path / f"in/yes/b.{ending}").write_bytes(b"something")
    told = settings(tmp_path / "in")
    collect(told, tmp_path, tmp_path / "out")
    assert len(read_rows(tmp_path / "out/clips.csv")) == 7
    said = {f"yes/b.{e}": f"libsoundfile does not read .{e}: save it as FLAC or WAV" for e in ("m4a", "WMA")}
    assert faults(tmp_path / "out") == said
    assert tmp_path / "in/yes/b.m4a" in inputs("collect", told)


def test_other_labels_are_unknown_or_left_out(tmp_path: Path) -> None:
    for label in ("yes", "no", "cat"):
        write(tmp_path / f"in/{label}/a.wav", tone(1, 16_000), 16_000)
    collect(settings(tmp_path / "in", labels=["no", "yes"], unknown="other"), tmp_path, tmp_path / "out")
    assert sorted(c.label for c in read_rows(tmp_path / "out/clips.csv")) == ["no", "other", "yes"]
    collect(settings(tmp_path / "in", labels=["no", "yes"]), tmp_path, tmp_path / "out")
    assert sorted(c.label for c in read_rows(tmp_path / "out/clips.csv")) == ["no", "yes"]


def test_a_table_names_stretches_of_files(tmp_path: Path) -> None:
    table = tmp_path / "clips.csv"
    table.write_text("path,label,group,start,end\nlong.wav,yes,anna,1.5,2.5\nlong.wav,no,anna,,\n")
    first, whole = of_table(table)
    assert (first.label, first.group, first.start, first.end) == ("yes", "anna", 1.5, 2.5)
    assert (whole.start, whole.end) == (0, None)
    table.write_text("file,label\n")
    with pytest.raises(ValueError, match=r"must have the columns path and label: columns=\['file', 'label'\]"):
        list(of_table(table))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("soon", "2", "start must be a number of seconds, 0 or more: start='soon'"),
        ("1", "1;5", "end must be a number of seconds, 0 or more: end='1;5'"),
        ("nan", "2", "start must be a number of seconds, 0 or more: start='nan'"),
        ("-1", "2", "start must be a number of seconds, 0 or more: start='-1'"),
        ("2", "1.5", "end must be above start: start=2, end=1.5"),
    ],
)
def test_a_table_s_bad_number_is_said_with_file_and_line(tmp_path: Path, start: str, end: str, said: str) -> None:
    table = tmp_path / "clips.csv"
    table.write_text(f"path,label,start,end\na.wav,yes,,\na.wav,yes,{start},{end}\n")
    with pytest.raises(ValueError) as raised:
        list(of_table(table))
    assert str(raised.value) == f"{table}:3: {said}"


def test_a_row_that_breaks_off_is_said_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "clips.csv").write_text("path,label\na.wav,yes\nb.wav\n")
    with pytest.raises(ValueError, match=r"clips.csv:3: row must have as many columns as the first: row=.*'b.wav'"):
        list(of_table(tmp_path / "clips.csv"))


def test_label_tracks_give_their_spans_and_what_lies_between(tmp_path: Path) -> None:
    write(tmp_path / "kitchen.wav", tone(6, 8000), 8000)
    (tmp_path / "kitchen.txt").write_text("3.2\t3.6\tyes\n5\t5.5\tno\n")
    found = [(p.label, round(p.start, 2), round(p.end or 0, 2)) for p in of_tracks(tmp_path, 1.0)]
    assert found == [
        ("yes", 2.9, 3.9),
        ("no", 4.75, 5.75),
        (None, 0, 1),
        (None, 1, 2),
        (None, 2, 3),
        (None, 3.6, 4.6),
    ]


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
