from pathlib import Path

import pytest

from earmark_train.card import Card
from earmark_train.features.recipes import MEL
from earmark_train.truth import Span, named, read_track, truth_of


def card(background: str | None, unknown: str | None) -> Card:
    labels = ["yes", "no", *[x for x in (unknown, background) if x]]
    return Card("c", "1", labels, 16_000, 16_000, 4_000, MEL, 0.7, background, unknown)


SPANS = [Span(1.0, 2.0, "yes"), Span(2.5, 3.0, "no")]


@pytest.mark.parametrize(
    ("start", "end", "truth"),
    [
        (0.0, 1.0, None),
        (0.4, 1.4, None),
        (0.5, 1.5, "yes"),
        (1.5, 2.5, "yes"),
        (2.0, 3.0, "no"),
        (2.1, 3.1, "no"),
        (4.0, 5.0, None),
        (1.2, 3.2, "yes"),
    ],
)
def test_truth_is_what_covers_most_and_a_label_wins_ties(start: float, end: float, truth: str | None) -> None:
    assert truth_of(start, end, SPANS) == truth


def test_spans_of_one_label_count_together() -> None:
    spans = [Span(0.0, 0.3, "a"), Span(0.3, 0.7, "b"), Span(0.7, 1.0, "a")]
    assert truth_of(0.0, 1.0, spans) == "a"


def test_truth_takes_the_card_s_names_or_the_literal_ones() -> None:
    full, bare = card("silence", "other"), card(None, None)
    assert [named(x, full) for x in (None, "yes", "cat")] == ["silence", "yes", "other"]
    assert [named(x, bare) for x in (None, "yes", "cat")] == ["background", "yes", "unknown"]


def test_reads_a_label_track(tmp_path: Path) -> None:
    track = tmp_path / "a.txt"
    track.write_text("1.0\t2.0\tyes\n\\\t100\t200\n\n2.5\t3.0\tno\n")
    assert read_track(track) == SPANS


def test_refuses_a_broken_line_with_its_place(tmp_path: Path) -> None:
    track = tmp_path / "a.txt"
    track.write_text("1.0\t2.0\tyes\n3.0\t2.5\tno\n")
    with pytest.raises(ValueError, match=r"a.txt:2: line must be start, end >= start and label, tab-separated"):
        read_track(track)
    (tmp_path / "a.txt").write_text("1\t2\tyes\nsoon\t2\tno\n")
    with pytest.raises(ValueError, match=r"a.txt:2: line must be start, end >= start and label, tab-separated"):
        read_track(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_text("1\t2\tyes\n1\tinf\tno\n")
    with pytest.raises(ValueError, match=r"a.txt:2: line must be start, end >= start and label, tab-separated"):
        read_track(tmp_path / "a.txt")


def test_reads_a_label_track_with_decimal_commas_and_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff1,0\t2,0\tyes\n2,5\t3,0\tno\n", encoding="utf-8")
    assert read_track(tmp_path / "a.txt") == SPANS
