"""What is tried of a network is something that it can be told, and a study goes on where it was."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="install ./training to train")

from earmark_train.settings import Settings, checked
from earmark_train.settings.kinds import ALLOWED, Kind
from earmark_train.tune import study
from earmark_train.tune.spaces import SPACES, learning_rate, options


@pytest.mark.parametrize("kind", ALLOWED)
def test_every_kind_of_network_has_a_space_of_its_own_options(kind: Kind) -> None:
    assert set(SPACES[kind]) <= set(ALLOWED[kind].options)


def settings(trials: int) -> Settings:
    return checked({"name": "a", "collect": {"folders": ["x"]}, "tune": {"trials": trials}}, "test")


def tried(trial: Any, told: Settings, work: Path) -> float:
    return float(sum(len(str(v)) for v in options(told.model.kind, trial).values()) - 100 * learning_rate(trial))


def test_a_study_that_was_killed_or_is_given_more_trials_tries_what_one_in_one_go_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study, "_accuracy", tried)
    monkeypatch.setattr(study, "digest_of", lambda stage, told, work: told.model_dump_json())
    whole = study.trials(settings(14), tmp_path, tmp_path / "whole.db")
    assert len({str(row) for row in whole}) == 14

    def killed(trial: Any, told: Settings, work: Path) -> float:
        options(told.model.kind, trial)
        raise KeyboardInterrupt

    study.trials(settings(5), tmp_path, tmp_path / "parts.db")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(study, "_accuracy", killed)
        study.trials(settings(14), tmp_path, tmp_path / "parts.db")
    parts = study.trials(settings(14), tmp_path, tmp_path / "parts.db")
    assert [{**row, "trial": 0} for row in parts] == [{**row, "trial": 0} for row in whole]
