"""The golden clip that a model is given."""

import base64
from pathlib import Path

import numpy as np
import pytest

from earmark_train.card import Card
from earmark_train.collect.samples import fit
from earmark_train.golden import golden_card
from earmark_train.scoring import Scorer

ROOT = Path(__file__).parents[2]
CLIP = ROOT / "stages/src/test/resources/golden/models/yes.s16le"
MODELS = sorted((ROOT / "models").glob("*.onnx"))
COMMANDS = ROOT / "models/commands.onnx"


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_golden_scores_are_those_of_the_clip(path: Path) -> None:
    golden, scorer = golden_card(path, CLIP.read_bytes()).more["golden"], Scorer(path)
    samples = np.frombuffer(base64.b64decode(golden["clip"]), dtype="<i2") / 32768
    window = fit(samples, scorer.card.window_samples)
    assert golden["scores"] == pytest.approx(list(scorer.score(window[np.newaxis])[0]), abs=1e-7)


def test_a_card_with_a_golden_clip_is_of_format_2_and_comes_back() -> None:
    card = golden_card(COMMANDS, CLIP.read_bytes()[:8000])
    assert '"format": 2' in card.to_json()
    assert Card.of_json(card.to_json()) == card


def test_a_clip_longer_than_a_window_is_refused() -> None:
    with pytest.raises(ValueError, match="clip must be one window or less: samples=16001"):
        golden_card(COMMANDS, CLIP.read_bytes() + b"\0\0")


def test_what_no_format_has_is_refused() -> None:
    card = golden_card(COMMANDS, CLIP.read_bytes())
    card.more["goldn"] = {}
    with pytest.raises(ValueError, match="goldn"):
        card.to_json()


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_the_models_hold_a_clip_of_which_they_are_not_sure(path: Path) -> None:
    scorer = Scorer(path)
    golden = scorer.card.more["golden"]
    assert max(golden["scores"]) < 0.6
    clip = base64.b64decode(golden["clip"])
    assert golden_card(path, clip).more["golden"]["scores"] == pytest.approx(golden["scores"], abs=1e-6)
