from pathlib import Path

import numpy as np
import pytest
import soundfile

from earmark_train.clips import fit, list_clips, read_audio, split_of

# Speakers that the data set's own testing_list.txt (v0.02) names.
OFFICIAL_TEST_SPEAKERS = [
    "bb05582b",
    "97f4c236",
    "f2e59fea",
    "c7124b73",
    "893705bb",
    "0c40e715",
    "563aa4e6",
    "a591c2ea",
]


@pytest.mark.parametrize("speaker", OFFICIAL_TEST_SPEAKERS)
def test_split_is_speech_commands_own(speaker: str) -> None:
    assert split_of(f"right/{speaker}_nohash_3.wav") == "testing"


def test_all_takes_of_a_speaker_share_a_split() -> None:
    for speaker in range(200):
        assert len({split_of(f"{speaker:08x}_nohash_{take}.flac") for take in range(5)}) == 1


def test_splits_are_about_eighty_ten_ten() -> None:
    splits = [split_of(f"{n:08x}_nohash_0.wav") for n in range(5000)]
    assert splits.count("training") / 5000 == pytest.approx(0.8, abs=0.02)
    assert splits.count("testing") / 5000 == pytest.approx(0.1, abs=0.02)


def test_lists_word_folders_in_order(tmp_path: Path) -> None:
    for name in ("yes/b_nohash_0.flac", "yes/a_nohash_0.flac", "no/a_nohash_0.flac", "other/a_nohash_0.flac"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        soundfile.write(tmp_path / name, np.zeros(10), 16_000)
    (tmp_path / "yes" / "notes.txt").write_text("no audio")
    listed = [(c.label, c.path.name) for c in list_clips(tmp_path, ["yes", "no"])]
    assert listed == [("no", "a_nohash_0.flac"), ("yes", "a_nohash_0.flac"), ("yes", "b_nohash_0.flac")]


def test_reads_stereo_as_its_mean_and_refuses_another_rate(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    soundfile.write(file, np.array([[0.5, 0.0], [0.25, 0.25]]), 16_000, subtype="PCM_16")
    assert read_audio(file, 16_000) == pytest.approx([0.25, 0.25])
    with pytest.raises(ValueError, match="sample rate must be the model's 8000: sampleRate=16000"):
        read_audio(file, 8_000)


def test_fit_pads_and_cuts() -> None:
    assert fit(np.ones(2), 3).tolist() == [1, 1, 0]
    assert fit(np.ones(4), 3).tolist() == [1, 1, 1]
