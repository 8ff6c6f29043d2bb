"""Tables of the stages."""

from pathlib import Path

import pytest

from earmark_train.table import read_table, write_table


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ("name", "why"), [("a, b", 'said "no"'), ("ü\nz", 3)])
    assert read_table(tmp_path / "a.csv") == [{"name": "a, b", "why": 'said "no"'}, {"name": "ü\nz", "why": "3"}]
    assert read_table(tmp_path / "nowhere.csv") == []


def test_a_table_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path) -> None:
    write_table(tmp_path / "a.csv", ("n",), [(1,)])
    with pytest.raises(ZeroDivisionError):
        write_table(tmp_path / "a.csv", ("n",), ((1 // k,) for k in (1, 0)))
    assert read_table(tmp_path / "a.csv") == [{"n": "1"}]
