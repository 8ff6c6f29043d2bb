"""The committed models: their cards, their golden vectors and what `score_clips.py` writes."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from earmark_train.card import Card
from earmark_train.scoring import Scorer, quick, softmax, window_count, windows_of

ROOT = Path(__file__).parents[2]
MODELS = sorted((ROOT / "models").glob("*.onnx"))
GOLDEN = ROOT / "stages/src/test/resources/golden/models"
TOLD = {g.stem for g in GOLDEN.glob("*.json")}


def test_the_models_that_the_tests_are_of_are_there() -> None:
    assert {"commands", "embedding", "simple-audio"} <= {m.stem for m in MODELS}


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_card_inside_is_the_card_beside(path: Path) -> None:
    card = Scorer(path).card
    assert card == Card.of_json(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert card.name == path.stem
    assert card.licence == "CC-BY-4.0"
    assert "Speech Commands" in card.attribution


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_one_input_one_number_a_label_any_batch(path: Path) -> None:
    scorer = Scorer(path, batch=3)
    (given,), made = scorer.session.get_inputs(), scorer.session.get_outputs()[0]
    card = scorer.card
    assert given.shape == ["batch", *card.front_end.shape(card.window_samples, card.sample_rate)]
    assert made.shape == ["batch", len(card.labels)]
    windows = np.random.default_rng(1).uniform(-0.1, 0.1, (7, card.window_samples))
    assert scorer.score(windows) == pytest.approx(Scorer(path, batch=1).score(windows), abs=1e-6)


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_a_quick_scorer_s_scores_are_alike_to_a_thousandth(path: Path) -> None:
    scorer = quick(path)
    windows = np.random.default_rng(1).uniform(-0.1, 0.1, (3, scorer.card.window_samples))
    assert scorer.features.dtype == np.float32
    assert scorer.score(windows) == pytest.approx(Scorer(path).score(windows), abs=1e-3)


@pytest.mark.parametrize("path", [m for m in MODELS if m.stem in TOLD], ids=lambda p: p.stem)
def test_golden_vectors_are_the_models(path: Path) -> None:
    scorer, golden = Scorer(path), json.loads((GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert golden["labels"] == scorer.card.labels
    for case in golden["cases"]:
        samples = np.frombuffer((GOLDEN / case["clip"]).read_bytes(), dtype="<i2") / 32768
        kept = np.frombuffer((GOLDEN / case["features"]).read_bytes(), dtype="<f4").reshape(case["shape"])
        assert scorer.features.apply(samples[np.newaxis])[0, 0] == pytest.approx(kept, abs=1e-5)
        assert scorer.score(samples[np.newaxis])[0] == pytest.approx(case["scores"], abs=1e-6)


@pytest.mark.parametrize(("samples", "count"), [(0, 0), (1, 1), (10, 1), (11, 2), (14, 2), (15, 3), (18, 3), (19, 4)])
def test_the_last_window_is_the_first_that_reaches_the_end(samples: int, count: int) -> None:
    assert window_count(samples, length=10, hop=4) == count
    assert windows_of(np.ones(samples, dtype=np.float32), 10, 4).shape == (count, 10)


def test_the_last_window_is_padded_with_zeros() -> None:
    windows = windows_of(np.arange(1, 6, dtype=np.float32), 4, 2)
    assert windows.tolist() == [[1, 2, 3, 4], [3, 4, 5, 0]]


def test_softmax_does_not_overflow() -> None:
    assert softmax(np.array([1000.0, 1000.0, -1000.0])) == pytest.approx([0.5, 0.5, 0])


def score(*arguments: str) -> list[dict]:
    script = [sys.executable, str(ROOT / "training/score_clips.py"), *arguments]
    done = subprocess.run(script, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_score_clips_writes_a_line_a_window_and_one_for_all(tmp_path: Path) -> None:
    clip = np.frombuffer((GOLDEN / "yes.s16le").read_bytes(), dtype="<i2")
    (tmp_path / "yes").mkdir()
    soundfile.write(tmp_path / "yes" / "a.wav", np.concatenate([clip, clip[:100]]), 16_000)
    *windows, last = score(str(ROOT / "models/simple-audio.onnx"), str(tmp_path), "--truth", "folder")
    assert [(w["startSample"], w["endSample"]) for w in windows] == [(0, 16_000), (8_000, 24_000)]
    assert sum(windows[0]["scores"].values()) == pytest.approx(1)
    assert windows[0]["confidence"] == windows[0]["scores"][windows[0]["label"]]
    assert last["files"] == 1
    assert last["windows"] == 2
    assert np.sum(last["counts"][last["labels"].index("yes")]) == 2


def test_score_clips_takes_truth_from_label_tracks() -> None:
    demo = ROOT / "app/src/main/resources/demo/kitchen.flac"
    *windows, last = score(str(ROOT / "models/commands.onnx"), str(demo), "--truth", "track")
    assert len(windows) == window_count(soundfile.info(demo).frames, 16_000, 4_000)
    assert last["accuracy"] > 0.8
