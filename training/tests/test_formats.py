import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
from collected import faults, settings, tone, write

from earmark_train.collect.clips import Clips, read_rows
from earmark_train.collect.ffmpeg import ffmpeg
from earmark_train.collect.stage import collect
from earmark_train.inputs import inputs


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


ENDINGS = ("caf", "aiff", "au", "w64", "rf64", "voc", "mp3", "wave", "MP2")
FORMATS = {"wave": "WAV", "MP2": "MP3"}


def test_audio_of_every_ending_is_read_or_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "in/yes").mkdir(parents=True)
    for ending in ENDINGS:
        kind = FORMATS.get(ending, ending.upper())
        soundfile.write(tmp_path / f"in/yes/a.{ending}", tone(1, 16_000), 16_000, format=kind)
    for ending in ("m4a", "WMA"):
        (tmp_path / f"in/yes/b.{ending}").write_bytes(b"something")
    told = settings(tmp_path / "in")
    collect(told, tmp_path, tmp_path / "out")
    assert len(read_rows(tmp_path / "out/clips.csv")) == len(ENDINGS)
    without = "libsoundfile does not read .{}: install ffmpeg, or save it as FLAC or WAV"
    assert faults(tmp_path / "out") == {f"yes/b.{e}": without.format(e) for e in ("m4a", "WMA")}
    assert tmp_path / "in/yes/b.m4a" in inputs("collect", told)


@pytest.mark.skipif(not ffmpeg(), reason="needs ffmpeg")
def test_what_libsoundfile_does_not_read_ffmpeg_does(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.wav", np.stack([tone(2, 44_100), np.zeros(88_200)], axis=1), 44_100)
    (tmp_path / "in/yes").mkdir(parents=True)
    for name in ("a.m4a", "-b.wma", "c:d.mka"):
        subprocess.run(["ffmpeg", "-v", "error", "-i", whole, f"file:{tmp_path / 'in/yes' / name}"], check=True)
    (tmp_path / "in/yes/torn.m4a").write_bytes(b"something")
    told = settings(tmp_path / "in")
    collect(told, tmp_path, tmp_path / "out")
    rows = read_rows(tmp_path / "out/clips.csv")
    clips = Clips(rows, tmp_path / "out/samples.s16le")
    assert [c.name for c in rows] == ["yes/-b.wma", "yes/a.m4a", "yes/c:d.mka"]
    for c in rows:
        assert c.length == pytest.approx(32_000, abs=2500)
        assert np.abs(clips.samples(c)[8000:24_000]).max() == pytest.approx(0.25, abs=0.02)
    (why,) = faults(tmp_path / "out").values()
    assert why.startswith("ffmpeg does not read it: ")
    assert Path(ffmpeg() or "") in inputs("collect", told)


def test_links_to_folders_are_followed_and_to_where_they_lie_are_not(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/a.wav", tone(1, 16_000), 16_000)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/yes").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/again").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/up").symlink_to(tmp_path)
    collect(settings(tmp_path / "in"), tmp_path, tmp_path / "out")
    assert [c.name for c in read_rows(tmp_path / "out/clips.csv")] == ["yes/a.wav"]
