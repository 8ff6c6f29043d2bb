"""What a training clip becomes; what a teacher may have learnt from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from earmark_train.collect.clips import Clip, Clips, write_rows
from earmark_train.features.windows import Dataset
from earmark_train.settings import Augment, checked
from earmark_train.train.teacher import check, check_embedding
from earmark_train.train.windows import Windows

RATE = 16_000
PLAIN = Augment(shift_seconds=0, noise=0, level=0, speed=0, room=0, narrow=0, microphone=0)


@pytest.fixture
def windows(tmp_path: Path) -> Windows:
    """A word of 0.4 s in the middle of a clip of a second, and one as long that fills its clip."""
    word = np.zeros(RATE, dtype="<i2")
    word[4_800:11_200] = 8_000 * np.sin(np.arange(6_400) * 0.2)
    path = tmp_path / "samples.s16le"
    np.concatenate([word, word[4_800:11_200]]).tofile(path)
    clips = [Clip("yes/a.wav", "yes", "a", 0, RATE, "1", "training"), Clip("yes/b.wav", "yes", "b", RATE, 6_400, "2")]
    rows = [replace(c, split="training") for c in clips]
    table = {"name": "x", "collect": {"folders": ["."], "background": "silence"}}
    noise = [np.random.default_rng(1).standard_normal(5 * RATE).astype(np.float32)]
    return Windows(Dataset(Clips(rows, path), noise, ["yes", "silence"], checked(table, "test")))


def drawn(windows: Windows, item: int, augment: Augment, count: int = 60) -> list[tuple[float, int]]:
    """Of each window drawn: how many seconds of it are the word, and its label."""
    found = []
    for k in range(count):
        samples, label = windows.draw(item, augment, np.random.default_rng([3, k]))
        found.append((float((np.abs(samples) > 0.03).sum()) / RATE, label))
    return found


def test_a_word_that_is_cut_off_is_background_and_hardly_heard(windows: Windows) -> None:
    found = drawn(windows, 0, PLAIN.model_copy(update={"cut_off": 1.0}))
    assert {label for _, label in found} == {1}
    assert max(seconds for seconds, _ in found) < 0.27


def test_a_window_begins_anywhere_where_enough_of_the_word_is_heard(windows: Windows) -> None:
    found = drawn(windows, 0, PLAIN.model_copy(update={"anywhere": 1.0}))
    seconds = [s for s, _ in found]
    assert {label for _, label in found} == {0}
    assert 0.17 < min(seconds) < 0.36 < max(seconds)


def test_all_of_a_short_clip_is_heard_wherever_it_comes_to_lie(windows: Windows) -> None:
    starts = []
    for k in range(60):
        samples, _ = windows.draw(1, PLAIN, np.random.default_rng([4, k]))
        loud = np.flatnonzero(np.abs(samples) > 0.03)
        assert (loud[-1] - loud[0]) / RATE > 0.39
        starts.append(loud[0] / RATE)
    assert min(starts) < 0.1 < 0.4 < max(starts)


def test_background_is_a_cut_of_the_noise(windows: Windows) -> None:
    assert windows.draw(-1, PLAIN, np.random.default_rng(5))[1] == 1


def test_the_gentle_epochs_treat_half_as_many_clips() -> None:
    gentle = Augment(speed=0.6, cut_off=0.1, snr_db=(14, -3), mix_up=0.3, late={"cut_off": 0.2}).gentler()
    assert (gentle.speed, gentle.cut_off, gentle.snr_db, gentle.mix_up) == (0.3, 0.2, (20, 0), 0)


def test_cutting_words_off_needs_a_label_for_what_is_left() -> None:
    with pytest.raises(ValueError, match=r"augment.cut_off must be 0 where collect.background names no label"):
        checked({"name": "x", "collect": {"folders": ["."]}, "augment": {"cut_off": 0.1}}, "test")


def test_refuses_a_teacher_that_has_learnt_from_a_speaker_kept_back() -> None:
    mine = [Clip("yes/a.wav", "yes", "a", 0, 1, "1", "training"), Clip("yes/b.wav", "yes", "b", 1, 1, "2", "testing")]
    check(mine, mine)
    by_speaker = [Clip("yes/c.wav", "yes", "b", 0, 1, "3", "training")]
    by_content = [Clip("no/c.wav", "no", "c", 0, 1, "2", "training")]
    for taught_on in (by_speaker, by_content):
        with pytest.raises(ValueError, match=r"learnt from, but validated or tested on here: 1 speakers or clips"):
            check(taught_on, mine)


def test_an_embedding_of_a_work_folder_is_held_to_the_same(tmp_path: Path) -> None:
    mine = [Clip("yes/b.wav", "yes", "b", 1, 1, "2", "testing")]
    model = tmp_path / "export/words.onnx"
    check_embedding(model, mine)
    (tmp_path / "split").mkdir()
    write_rows(tmp_path / "split/split.csv", [Clip("no/c.wav", "no", "b", 0, 1, "3", "training")])
    with pytest.raises(ValueError, match=r"model.embedding must be of the same split: learnt from, .* 1 speakers"):
        check_embedding(model, mine)
    check_embedding(tmp_path / "models/words.onnx", mine)


def test_what_the_gentle_epochs_have_otherwise_must_be_known_and_in_range() -> None:
    with pytest.raises(ValueError, match=r"augment.late.*cut_off=2|cut_off"):
        checked({"name": "x", "collect": {"folders": ["."]}, "augment": {"late": {"cut_off": 2}}}, "test")
