from pathlib import Path

import pytest
from collected import faults, tone, write

from earmark_train.collect.clips import read_rows
from earmark_train.collect.piece import Fault, Piece
from earmark_train.collect.stage import collect
from earmark_train.collect.tables import of_table
from earmark_train.collect.tracks import of_tracks
from earmark_train.inputs import inputs
from earmark_train.settings import Collect, Settings


def test_a_table_names_stretches_of_files(tmp_path: Path) -> None:
    table = tmp_path / "clips.csv"
    table.write_text("path,label,group,start,end\nlong.wav,yes,anna,1.5,2.5\nlong.wav,no,anna,,\n")
    first, whole = of_table(table)
    assert (first.label, first.group, first.start, first.end) == ("yes", "anna", 1.5, 2.5)
    assert (whole.start, whole.end) == (0, None)
    table.write_text("file,label\n")
    with pytest.raises(ValueError, match=r"must have the columns path and label: columns=\['file', 'label'\]"):
        list(of_table(table))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a.wav,yes,,soon,2", "start must be a number of seconds, 0 or more: start='soon'"),
        ("a.wav,yes,,1,1;5", "end must be a number of seconds, 0 or more: end='1;5'"),
        ("a.wav,yes,,nan,2", "start must be a number of seconds, 0 or more: start='nan'"),
        ("a.wav,yes,,-1,2", "start must be a number of seconds, 0 or more: start='-1'"),
        ("a.wav,yes,,2,1.5", "end must be above start: start=2, end=1.5"),
        ("a.wav, ,,,", "path and label must not be empty: path='a.wav', label=''"),
        (",yes,,,", "path and label must not be empty: path='', label='yes'"),
        ("b.wav", "row must have as many columns as the first: row={'path': 'b.wav', 'label': None, "),
        ("a.wav,yes,,,,please", "row must have as many columns as the first: row={'path': 'a.wav', 'label': 'yes', "),
    ],
)
def test_a_table_s_bad_row_is_left_out_with_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    table = tmp_path / "clips.csv"
    table.write_text(f"path,label,group,start,end\na.wav,yes,,,\n{row}\na.wav,no,,,\n")
    before, fault, after = of_table(table)
    assert isinstance(fault, Fault) and fault.name == f"{table}:3" and fault.why.startswith(said)
    assert [p.label for p in (before, after) if isinstance(p, Piece)] == ["yes", "no"]


@pytest.mark.parametrize("begin", ["", "\ufeff"])
@pytest.mark.parametrize(("separator", "point"), [(",", "."), (";", ","), ("\t", ",")])
def test_a_table_may_be_as_excel_writes_it(tmp_path: Path, begin: str, separator: str, point: str) -> None:
    rows = [("path", "label", "start", "end"), ("a.wav", "grün", f"1{point}5", f"2{point}5")]
    text = begin + "".join(separator.join(row) + "\r\n" for row in rows)
    (tmp_path / "clips.csv").write_bytes(text.encode())
    (piece,) = of_table(tmp_path / "clips.csv")
    assert piece == Piece(tmp_path / "a.wav", "a.wav@1.500", "grün", "", 1.5, 2.5)


def test_a_table_that_is_not_in_utf_8_is_refused_by_name(tmp_path: Path) -> None:
    table = tmp_path / "clips.csv"
    table.write_bytes("path,label\na.wav,yes\nb.wav,grün\n".encode("latin-1"))
    with pytest.raises(
        ValueError, match=r"clips.csv:3: table must be in UTF-8, which Excel calls CSV UTF-8: byte=0xfc"
    ):
        list(of_table(table))


def test_audio_that_a_table_names_is_an_input(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", tone(1, 16_000), 16_000)
    (tmp_path / "clips.csv").write_text("path,label\na.wav,yes\na.wav,no\ngone.wav,no\n")
    told = Settings(name="a", collect=Collect(tables=[tmp_path / "clips.csv"]))
    assert inputs("collect", told) == [path, tmp_path / "clips.csv"]


def test_label_tracks_give_their_spans_and_what_lies_between(tmp_path: Path) -> None:
    write(tmp_path / "kitchen.wav", tone(6, 8000), 8000)
    (tmp_path / "kitchen.txt").write_text("3.2\t3.6\tyes\n5\t5.5\tno\n")
    found = [(p.label, round(p.start, 2), round(p.end or 0, 2)) for p in of_tracks(tmp_path, 1.0)]
    assert found == [
        ("yes", 2.9, 3.9),
        ("no", 4.75, 5.75),
        (None, 0, 1),
        (None, 1, 2),
        (None, 2, 3),
        (None, 3.6, 4.6),
    ]


def test_a_bad_line_of_a_track_is_left_out_and_what_lies_between_is_not_known(tmp_path: Path) -> None:
    write(tmp_path / "long/kitchen.wav", tone(6, 16_000), 16_000)
    write(tmp_path / "long/hall.wav", tone(6, 16_000), 16_000)
    write(tmp_path / "long/old.wav", tone(6, 16_000), 16_000)
    (tmp_path / "long/kitchen.txt").write_text("\ufeff1,2\t1,6\tyes\nsoon\t4\tno\n4.5\t5\tno\n5\t5.5\t\n")
    (tmp_path / "long/hall.txt").write_text("2\t3\tyes\n")
    (tmp_path / "long/old.txt").write_bytes("2\t3\tgrün\n".encode("latin-1"))
    told = Collect(tracks=[tmp_path / "long"], background="quiet")
    collect(Settings(name="a", collect=told), tmp_path, tmp_path / "out")
    found = [(c.name, c.label) for c in read_rows(tmp_path / "out/clips.csv")]
    assert found == [
        ("hall.wav@2.000", "yes"),
        ("hall.wav@0.000", "quiet"),
        ("hall.wav@1.000", "quiet"),
        ("kitchen.wav@0.900", "yes"),
        ("kitchen.wav@4.250", "no"),
    ]
    left_out = faults(tmp_path / "out")
    assert list(left_out) == ["kitchen.txt:2", "kitchen.txt:4", "old.txt"]
    assert left_out["kitchen.txt:2"] == (
        "line must be start, end >= start and label, tab-separated: line='soon\\t4\\tno'; nothing of the recording is"
        " taken for background"
    )
    assert left_out["old.txt"].endswith("old.txt: label track must be in UTF-8: byte=0xfc")
