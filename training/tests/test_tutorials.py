"""What the tutorials' scripts share; docs/tutorials has the commands, which build and `run.sh` run."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

sys.path.insert(0, str(Path(__file__).parents[1] / "tutorials"))

import expectations
from compare_scores import of_framework
from sounds import MADE, as_16_bit, sounds


def test_made_sounds_are_the_same_each_time_and_a_third_is_for_testing() -> None:
    first, second = sounds(None, 8_000, 800), sounds(None, 8_000, 800)
    assert first.labels == MADE
    assert (len(first.training.names), len(first.testing.names)) == (200, 100)
    assert not set(first.training.names) & set(first.testing.names)
    assert np.array_equal(first.testing.samples, second.testing.samples)


def test_a_folder_of_words_is_split_by_speaker(tmp_path: Path) -> None:
    for word in ("go", "stop"):
        (tmp_path / word).mkdir()
        for k in range(40):
            soundfile.write(tmp_path / word / f"{k:08x}_nohash_0.wav", np.full(10, 0.5), 8_000)
    found = sounds(tmp_path, 8_000, 16)
    assert found.labels == ["go", "stop"]
    assert found.training.samples.shape[1] == 16
    assert found.training.samples[0].tolist() == [0.5] * 10 + [0.0] * 6
    assert not set(found.training.names) & set(found.testing.names)


def test_what_a_framework_said_is_written_for_its_least_sure_clip(tmp_path: Path) -> None:
    data = sounds(None, 8_000, 800)
    scores = np.tile(np.float32([5, 0, 0]), (100, 1))
    scores[7] = [1, 0.9, 0]
    features = np.arange(300, dtype=np.float32).reshape(100, 3)
    expectations.write(tmp_path, data, 8_000, (features, scores), {"tool": "1"})
    expected = json.loads((tmp_path / "expect.json").read_text())
    samples, rate = soundfile.read(tmp_path / "clip.wav", dtype="float32")
    assert rate == 8_000
    assert expected["samples"] == samples.tolist() == data.testing.samples[7].tolist()
    assert expected["spectrogram"] == [21, 22, 23]
    assert expected["scores"] == pytest.approx([1, 0.9, 0])
    assert len(list((tmp_path / "clips").rglob("*.wav"))) == 100


def test_logits_are_compared_by_their_softmax() -> None:
    said = {"labels": ["a", "b"], "scores": {"x.wav": [1000.0, 1000.0]}}
    assert of_framework(said, softmax=True) == {"x.wav": {"a": 0.5, "b": 0.5}}
    assert of_framework(said, softmax=False) == {"x.wav": {"a": 1000.0, "b": 1000.0}}


def test_samples_are_those_that_a_16_bit_file_keeps() -> None:
    assert as_16_bit(np.float32([0.5, 2.0, -2.0])).tolist() == [0.5, 32767 / 32768, -1.0]
