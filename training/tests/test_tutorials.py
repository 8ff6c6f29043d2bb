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


def test_what_a_framework_said_is_written_for_the_clip_that_moves_most(tmp_path: Path) -> None:
    data = sounds(None, 8_000, 800)
    scores = np.tile(np.float32([5, 0, 0]), (100, 1))
    moved = scores.copy()
    moved[7] = [4, 1, 0]
    features = np.arange(300, dtype=np.float32).reshape(100, 3)
    expectations.write(tmp_path, data, 8_000, expectations.Said(features, scores, moved), {"tool": "1"})
    expected = json.loads((tmp_path / "expect.json").read_text())
    samples, rate = soundfile.read(tmp_path / "clip.wav", dtype="float32")
    assert rate == 8_000
    assert expected["samples"] == samples.tolist() == data.testing.samples[7].tolist()
    assert expected["spectrogram"] == [21, 22, 23]
    assert expected["scores"] == [5, 0, 0]
    assert len(list((tmp_path / "clips").rglob("*.wav"))) == 100


def test_a_nudge_lowers_the_highest_frequency_by_4_percent_and_leaves_the_lowest() -> None:
    alternating = np.float32([[0.5, -0.5] * 50])
    assert expectations.nudged(alternating)[0, 1:-1] == pytest.approx(0.96 * alternating[0, 1:-1], abs=1e-4)
    assert expectations.nudged(abs(alternating))[0, 1:-1] == pytest.approx(0.5)


def test_logits_are_compared_by_their_softmax_and_probabilities_as_they_are() -> None:
    said = {"labels": ["a", "b"], "scores": {"x.wav": [1000.0, 1000.0]}}
    assert of_framework(said) == {"x.wav": {"a": 0.5, "b": 0.5}}
    said = {"labels": ["a", "b"], "scores": {"x.wav": [0.25, 0.75]}}
    assert of_framework(said) == {"x.wav": {"a": 0.25, "b": 0.75}}


def test_samples_are_those_that_a_16_bit_file_keeps() -> None:
    assert as_16_bit(np.float32([0.5, 2.0, -2.0])).tolist() == [0.5, 32767 / 32768, -1.0]
