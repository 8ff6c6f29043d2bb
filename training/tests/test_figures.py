import numpy as np
import pytest

from earmark_train.export.thresholds import balanced
from earmark_train.report.figures import Outcome


def outcome(right: list[bool], groups: list[str]) -> Outcome:
    scores = np.array([[0.9, 0.1] if r else [0.1, 0.9] for r in right])
    return Outcome(["a", "b"], scores, np.zeros(len(right), dtype=int), [f"{i}.wav" for i in range(len(right))], groups)


def test_the_interval_is_over_speakers() -> None:
    right = [True] * 90 + [False] * 10
    apart = outcome(right, [str(i) for i in range(100)]).interval()
    together = outcome(right, [str(i // 10) for i in range(100)]).interval()
    assert apart[0] < 0.9 < apart[1]
    assert together[1] - together[0] > 1.5 * (apart[1] - apart[0])


@pytest.mark.parametrize("right", [True, False])
def test_speakers_that_were_all_heard_alike_leave_an_interval_too(right: bool) -> None:
    low, high = outcome([right] * 18, [str(i // 6) for i in range(18)]).interval()
    assert high - low == pytest.approx(1 - 0.025 ** (1 / 3))


def test_counts_and_the_worst_first() -> None:
    scores = np.array([[0.6, 0.4], [0.3, 0.7], [0.1, 0.9], [0.2, 0.8]])
    found = Outcome(["a", "b"], scores, np.array([0, 0, 0, 1]), list("wxyz"), list("wxyz"))
    assert found.counts().tolist() == [[1, 2], [0, 1]]
    assert [found.names[i] for i in found.worst()] == ["y", "x"]
    assert found.accuracy == 0.5


def test_a_model_that_is_as_sure_as_it_is_right_is_calibrated() -> None:
    scores = np.tile([[0.75, 0.25]], (400, 1))
    truth = np.array([0, 0, 0, 1] * 100)
    assert Outcome(["a", "b"], scores, truth, ["x"] * 400, ["x"] * 400).calibration_error() == pytest.approx(0)
    sure = Outcome(["a", "b"], np.tile([[0.95, 0.05]], (400, 1)), truth, ["x"] * 400, ["x"] * 400)
    assert sure.calibration_error() == pytest.approx(0.2)


def test_the_threshold_is_where_misses_and_false_accepts_balance() -> None:
    rng = np.random.default_rng(1)
    confidence = np.concatenate([rng.uniform(0.5, 1, 500), rng.uniform(0.0, 0.8, 500)])
    scores = np.stack([confidence, 1 - confidence], axis=1)
    truth = np.repeat([0, 1], 500)
    found = balanced(scores, truth, quiet=[1])
    heard = (scores.argmax(axis=1) == 0) & (confidence >= found)
    missed = (~heard[:500]).sum() / 500
    assert missed == pytest.approx(heard[500:].sum() / 1000, abs=0.02)


def test_labels_that_no_clip_has_or_is_taken_for_are_not_shown() -> None:
    scores = np.array([[0.6, 0.0, 0.4, 0.0], [0.3, 0.0, 0.7, 0.0]])
    found = Outcome(list("abcd"), scores, np.array([2, 2]), ["x", "y"], ["x", "y"]).present()
    assert (found.labels, found.truth.tolist(), found.accuracy) == (["a", "c"], [1, 1], 0.5)
    assert found.counts().tolist() == [[0, 0], [1, 1]]
