from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from earmark_train.card import Card
from earmark_train.features.recipes import MEL
from earmark_train.stream.command import line, main
from earmark_train.stream.rule import Detection, Rule, detections
from earmark_train.stream.streamed import Said, places_of, streamed
from earmark_train.stream.tally import Judged, Tally, judged, right_by_offset
from earmark_train.stream.tracks import Plan, Spoken, Track, track
from earmark_train.truth import Span, read_track

MODEL = Path(__file__).parents[2] / "models" / "commands-small.onnx"
CARD = Card("a", "1", ["yes", "no", "quiet"], 16_000, 16_000, 4000, MEL, 0.7, "quiet", None)


def burst(seconds: float) -> np.ndarray:
    t = np.arange(16_000) / 16_000
    return (np.sin(2 * np.pi * 500 * t) * ((t > 0.5 - seconds / 2) & (t < 0.5 + seconds / 2))).astype(np.float32)


def test_words_lie_where_the_track_says_at_the_ratio_asked_for(tmp_path: Path) -> None:
    noise = [np.random.default_rng(1).standard_normal(160_000).astype(np.float32)]
    made = track([Spoken(burst(0.5), "yes")] * 20, noise, Plan(16_000, snr_db=10))
    assert len(made.spans) == 20
    inside = np.zeros(len(made.samples), dtype=bool)
    for s in made.spans:
        inside[int(s.start * 16_000) : int(s.end * 16_000)] = True
    power = made.samples.astype(np.float64) ** 2
    ratio = 10 * np.log10((power[inside].mean() - power[~inside].mean()) / power[~inside].mean())
    assert ratio == pytest.approx(10, abs=0.7)
    made.write(tmp_path / "a.flac")
    assert [s.label for s in read_track(tmp_path / "a.txt")] == ["yes"] * 20


def scores(*rows: tuple[float, float]) -> np.ndarray:
    return np.array([[a, b, 1 - a - b] for a, b in rows])


def test_hears_the_mean_of_half_a_second_once() -> None:
    quiet, yes = (0.0, 0.0), (0.9, 0.05)
    found = detections(scores(quiet, yes, yes, yes, quiet, quiet, yes, yes), CARD, Rule(0.7))
    assert found == [Detection(1.5, "yes"), Detection(2.75, "yes")]
    assert detections(scores(quiet, yes, quiet, yes, quiet), CARD, Rule(0.7)) == []


def test_a_word_is_right_wrong_or_missed_and_the_rest_is_false() -> None:
    spans = [Span(1, 1.5, "yes"), Span(4, 4.5, "no"), Span(8, 8.5, "no"), Span(12, 12.5, "cat")]
    heard = [Detection(2.0, "yes"), Detection(5.0, "yes"), Detection(9.4, "no"), Detection(12.7, "yes")]
    assert judged(spans, heard, {"yes", "no"}).tally(0.5) == Tally(
        right=1, wrong=1, missed=1, false_accepts=2, hours=0.5
    )


def test_the_grid_begins_later_by_fifths_of_a_hop_and_the_words_stay_where_they_are() -> None:
    samples = np.concatenate([np.zeros(16_000), burst(0.5), np.zeros(8_000)]).astype(np.float32)
    made = Track(samples, 16_000, [Span(1.25, 1.75, "yes")])
    places = list(places_of(made, 4000, 5))
    assert [round(p.spans[0].start, 3) for p in places] == [1.25, 1.2, 1.15, 1.1, 1.05]
    for p in places:
        inside = p.samples[round(p.spans[0].start * 16_000) : round(p.spans[0].end * 16_000)]
        assert np.abs(inside).sum() == pytest.approx(np.abs(samples).sum(), rel=1e-3)
    assert len(list(places_of(made, 4000, 1))) == 1


def test_a_verdict_that_depends_on_the_offset_is_seen_however_words_are_spread() -> None:
    starts = [1.02, 4.11, 7.22]
    places = []
    for k in range(5):
        words = [Span(s - 0.05 * k, s - 0.05 * k + 0.5, "yes") for s in starts]
        places.append(Judged([(w, "right" if w.start % 0.25 < 0.05 else "missed") for w in words], 0))
    assert [p.tally(1.0).right for p in places] == [1, 0, 1, 0, 1]
    assert right_by_offset(places, 0.25) == [100, 0, 0, 0, 0]


class Loud:
    """Hears "yes" wherever something is loud."""

    card = CARD

    def score(self, windows: NDArray[np.float32]) -> NDArray[np.float64]:
        loud = np.abs(windows).max(axis=1) > 0.1
        return np.where(loud[:, None], [0.98, 0.01, 0.01], [0.01, 0.01, 0.98])


def test_words_are_apart_from_what_the_model_has_no_label_of_and_from_background() -> None:
    clips = [Spoken(burst(0.5), label) for label in ("yes", "cat", "quiet", "no")]
    said = Said.of(clips, [], CARD)
    assert [[c.label for c in part] for part in (said.words, said.others)] == [["yes", "no"], ["cat", "quiet"]]


def test_a_model_s_line_says_what_it_hears_of_words_of_others_and_of_background() -> None:
    noise = [np.random.default_rng(1).standard_normal(160_000).astype(np.float32)]
    said = Said(
        [Spoken(burst(0.5), "yes")] * 6 + [Spoken(burst(0.5), "no")] * 2, [Spoken(burst(0.5), "cat")] * 5, noise
    )
    lines = {s.track: s for s in streamed(said.tracks(16_000), Loud(), Rule(0.7))}
    assert list(lines) == [
        "words, 20 dB",
        "words, 10 dB",
        "words, 5 dB",
        "words, 0 dB",
        "other words, 10 dB",
        "background",
    ]
    clear = lines["words, 20 dB"]
    assert (clear.words, clear.right, clear.wrong, clear.missed) == (8, 75.0, 25.0, 0.0)
    assert lines["words, 10 dB"].by_offset == [75.0] * 5
    assert lines["other words, 10 dB"].false_accepts_per_hour > 0
    assert (lines["background"].words, lines["background"].false_accepts_per_hour) == (0, 0.0)
    assert line(lines["background"]) == "| background | 0.50 | 0 | – | – | – | 0.0 | – |"


def test_ratios_and_the_length_of_background_are_as_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for label in ("yes", "no"):
        (tmp_path / label).mkdir()
        soundfile.write(tmp_path / label / "a.wav", burst(0.5), 16_000)
    (tmp_path / "yes/broken.wav").write_bytes(b"RIFF")
    (tmp_path / "noise").mkdir()
    soundfile.write(tmp_path / "noise/hall.wav", 0.1 * np.random.default_rng(1).standard_normal(32_000), 16_000)
    asked = [str(MODEL), "--clips", str(tmp_path), "--noise", str(tmp_path / "noise"), "--split", "all"]
    assert main([*asked, "--snr", "15", "-2.5", "--seconds", "36"]) == 0
    told = capsys.readouterr()
    assert "left out: yes/broken.wav: " in told.err
    rows = [line.split(" | ")[:2] for line in told.out.splitlines() if line.startswith("| ")][1:]
    assert [row[0] for row in rows] == ["| words, 15 dB", "| words, -2.5 dB", "| other words, 10 dB", "| background"]
    assert rows[-1][1] == "0.01"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--seconds", "0"], "argument --seconds: must be 1 or more: seconds=0"),
        (["--seconds", "soon"], "argument --seconds: invalid seconds value: 'soon'"),
        (["--snr", "10", "nan"], "argument --snr: must be finite: snr=nan"),
    ],
)
def test_refuses_ratios_and_lengths_of_which_no_track_can_be_made(
    told: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(MODEL), "--clips", ".", "--noise", ".", *told])
    assert ended.value.code == 2 and said in capsys.readouterr().err
