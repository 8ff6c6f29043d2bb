"""The demo's committed recordings against the promises made about them."""

from itertools import pairwise
from pathlib import Path

import pytest
import soundfile

from demo.make_demo import DEVICES, MIN_SPAN_SECONDS, Device
from earmark_train.truth import read_track
from earmark_train.voices import COMMANDS, DEMO_VARIANTS, TRAINING_VARIANTS

FOLDER = Path(__file__).parents[2] / "app/src/main/resources/demo"


def test_no_demo_voice_is_trained_on() -> None:
    assert {d.voice.variant for d in DEVICES} <= set(DEMO_VARIANTS)
    assert not set(DEMO_VARIANTS) & set(TRAINING_VARIANTS)


def test_every_device_has_its_own_voice_and_recording() -> None:
    assert len({d.voice.variant for d in DEVICES}) == len(DEVICES)
    assert sorted(f.stem for f in FOLDER.glob("*.flac")) == sorted(d.name for d in DEVICES)
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) < 3_000_000


@pytest.mark.parametrize("device", DEVICES, ids=lambda d: d.name)
def test_truths_lie_apart_inside_the_recording(device: Device) -> None:
    name, rate = device.name, device.sample_rate
    info = soundfile.info(FOLDER / f"{name}.flac")
    spans = read_track(FOLDER / f"{name}.txt")
    assert (info.samplerate, info.channels, info.subtype) == (rate, 1, "PCM_16")
    assert 45 < info.duration < 70
    assert spans[0].start > 0
    assert spans[-1].end < info.duration
    assert all(s.end - s.start >= MIN_SPAN_SECONDS - 0.002 for s in spans)
    assert all(b.start - a.end >= 1.0 for a, b in pairwise(spans))


@pytest.mark.parametrize("device", DEVICES, ids=lambda d: d.name)
def test_each_command_is_said_twice_and_other_words_too(device: Device) -> None:
    said = [s.label for s in read_track(FOLDER / f"{device.name}.txt")]
    assert {w: said.count(w) for w in COMMANDS} == dict.fromkeys(COMMANDS, 2)
    assert sorted(w for w in said if w not in COMMANDS) == sorted(device.others)
