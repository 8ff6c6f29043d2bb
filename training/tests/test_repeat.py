"""The same training again: what is left out of it, and what that says."""

from pathlib import Path

import numpy as np
import pytest

from earmark_train.repeat.ablation import without
from earmark_train.report.repeated import Seeds, ablated
from earmark_train.report.strata import alluvium
from earmark_train.settings import Settings, checked


def settings(**augment: object) -> Settings:
    return checked({"name": "a", "collect": {"folders": ["x"]}, "augment": augment}, "test")


def test_each_augmentation_that_is_on_is_left_out_by_itself() -> None:
    found = without(settings(room=0.0, narrow=0.3, masks=[0, 4]))
    assert {"shift_seconds", "noise", "speed", "narrow", "masks"} <= set(found)
    assert not {"room", "mix_up", "snr_db", "speed_range", "late"} & set(found)
    assert all(checked(s.model_dump(), "test") == s for s in found.values())
    assert found["narrow"].augment == settings(room=0.0, narrow=0.0, masks=[0, 4]).augment
    assert found["masks"].augment == settings(room=0.0, narrow=0.3, masks=[0, 0]).augment


def test_what_of_the_learning_is_on_is_left_out_by_itself_too(tmp_path: Path) -> None:
    train = {"teachers": [tmp_path], "average_decay": 0.99, "label_smoothing": 0.1, "gentle": 0.25}
    whole = checked({"name": "a", "collect": {"folders": ["x"]}, "train": train}, "test")
    off = {"teachers": [], "average_decay": 0.0, "label_smoothing": 0.0, "gentle": 0.0}
    found = without(whole)
    assert {name for name in found if name.startswith("train.")} == {f"train.{name}" for name in off}
    for name, nothing in off.items():
        left_out = whole.train.model_copy(update={name: nothing})
        assert found[f"train.{name}"] == whole.model_copy(update={"train": left_out})
    assert not {"train.teachers", "train.gentle"} & set(without(settings()))


def test_clips_as_they_are_have_only_the_learning_to_leave_out() -> None:
    told = {"name": "a", "collect": {"folders": ["x"]}, "augment": False, "train": {"average_decay": 0}}
    assert set(without(checked(told, "test"))) == {"train.label_smoothing"}
    nothing = checked({**told, "train": {"average_decay": 0, "label_smoothing": 0}}, "test")
    said = "repeat.ablate needs something to leave out: augment=false, train.average_decay=0, train.label_smoothing=0"
    with pytest.raises(ValueError, match=said):
        without(nothing)


def test_an_ablation_is_the_difference_of_means_with_the_spread_beside_it() -> None:
    rows = [("nothing", 0.9), ("nothing", 0.94), ("room", 0.91), ("room", 0.81)]
    whole, room = ablated([{"without": w, "accuracy": str(a)} for w, a in rows])
    assert (whole["difference"], room["difference"]) == pytest.approx((0, -0.06))
    assert (whole["spread"], room["spread"]) == pytest.approx((0.0283, 0.0707), abs=1e-4)


def test_seeds_have_the_mean_and_the_spread_of_their_test_accuracies() -> None:
    seeds = Seeds([(1, 0.5, 0.90), (2, 0.6, 0.92), (3, 0.7, 0.94)])
    assert (seeds.mean, seeds.spread) == pytest.approx((0.92, 0.02))


def test_bands_fill_their_blocks_and_blocks_leave_room_for_their_names() -> None:
    flow = alluvium(np.array([[40, 1, 0], [3, 50, 0], [0, 2, 0]]))
    sizes = {i: sum(b.width for b in flow.bands if b.truth == i) for i in range(3)}
    assert sizes == {0: 41, 1: 53, 2: 2}
    assert [b.truth == b.predicted for b in flow.bands] == [True, True, False, False, False]
    middles = [flow.left[i] + sizes[i] / 2 for i in range(3)]
    assert min(np.diff(middles)) > 96 / 3 * 0.6
    assert max(b.end + b.width for b in flow.bands) <= flow.height
