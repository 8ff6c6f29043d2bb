"""Which errors are told by their sentence."""

import json
from pathlib import Path

import numpy as np
import pytest

from earmark_train.__main__ import main
from earmark_train.sentence import is_sentence
from earmark_train.settings import checked


def error_of(function: object) -> Exception:
    with pytest.raises(Exception) as raised:
        function()
    return raised.value


def test_what_the_package_refuses_and_the_system_cannot_do_is_a_sentence() -> None:
    assert is_sentence(error_of(lambda: checked({"name": 1}, "test")))
    assert is_sentence(error_of(lambda: Path("/nowhere/at/all").read_bytes()))


def test_what_a_library_refuses_is_a_fault_of_the_program() -> None:
    assert not is_sentence(error_of(lambda: np.stack([np.zeros(1), np.zeros(2)])))
    assert not is_sentence(error_of(lambda: json.loads("{")))
    assert not is_sentence(error_of(lambda: {}["a"]))


def test_a_fault_of_the_program_is_not_told_as_if_it_were_the_user_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("earmark_train.__main__.trained", lambda args: np.stack([]))
    with pytest.raises(ValueError, match="need at least one array"):
        main(["clips"])
