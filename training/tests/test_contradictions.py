"""Settings of which one would go unheard, or fail hours later, are refused before any stage runs."""

from pathlib import Path
from typing import Any, get_args

import pytest

from earmark_train.__main__ import main
from earmark_train.settings import Settings, SettingsError, checked
from earmark_train.settings.kinds import ALLOWED, Kind


def told(**more: Any) -> Settings:
    return checked({"name": "a", "collect": {"folders": ["c"]}, **more}, "test")


def model(kind: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, **({"embedding": "e.onnx"} if kind == "head-only" else {}), **more}


def refused(**more: Any) -> str:
    with pytest.raises(SettingsError) as e:
        told(**more)
    return str(e.value).split("Value error, ")[1]


@pytest.mark.parametrize("kind", [k for k in get_args(Kind) if not ALLOWED[k].embedding])
def test_an_embedding_of_a_kind_that_has_none(kind: str) -> None:
    assert refused(model=model(kind), card={"embedding": True}) == (
        "card.embedding must be false for all kinds but ['ds-cnn', 'bc-resnet', 'pyramid-cnn']:"
        f" card.embedding=true, model.kind={kind}"
    )


@pytest.mark.parametrize(
    ("kind", "name", "value", "said"),
    [
        ("complex-cnn", "relative", True, "True"),
        ("browser-cnn", "highest_hz", 3500, "3500.0"),
        ("mfcc-cnn", "mels", {"bands": 20}, "window_seconds=0.025 hop_seconds=0.01 bands=20"),
        ("head-only", "relative", True, "True"),
    ],
)
def test_a_front_end_that_the_kind_does_not_have(kind: str, name: str, value: Any, said: str) -> None:
    assert refused(model=model(kind, **{name: value})) == (
        f"{name} must be left out for {kind}, whose features it does not change: {name}={said}"
    )


def test_what_a_front_end_is_told_may_be_what_it_is_anyhow() -> None:
    assert told(model=model("simple-audio", mels={"bands": 40}, relative=False, options={})).model.kind


@pytest.mark.parametrize("bands", [38, 41, 60, 64])
def test_bands_whose_fifths_are_not_whole(bands: int) -> None:
    assert refused(model=model("bc-resnet", mels={"bands": bands})) == (
        "mels.bands must be a multiple of 40, or one less, for bc-resnet, which halves them three times and"
        f" normalises each fifth by itself: mels.bands={bands}"
    )


def test_a_highest_frequency_that_the_rate_does_not_have() -> None:
    assert refused(model=model("ds-cnn", highest_hz=8001)) == (
        "model.highest_hz must be at most half of collect.sample_rate, 8000: model.highest_hz=8001"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("teachers", ["first"]),
        ("gentle", 0.25),
        ("redraw", 3),
        ("repeats", {"yes": 2}),
        ("least_windows", 64),
        ("background_share", 0.2),
    ],
)
def test_what_is_about_treated_clips_where_none_is_treated(name: str, value: Any) -> None:
    assert told(train={name: value})
    assert refused(augment=False, train={name: value}).startswith(
        f"train must leave out what is about clips treated anew where augment=false: train.{name}="
    )


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--epochs", "0"], "train.epochs: Input should be greater than 0: epochs=0"),
        (["--seeds", "0"], "repeat.seeds: Input should be greater than 0: seeds=0"),
        (["--folds", "0"], "folds must be 2 or more: folds=0"),
        (["--name", ""], "name: String should match pattern"),
        (["--model", ""], "model.kind: Input should be 'simple-audio'"),
        (
            ["--split", ""],
            "split: Value error, pattern must say who is heard in a clip where by is pattern: pattern=''",
        ),
    ],
)
def test_an_option_that_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: list[str], said: str
) -> None:
    assert main([str(tmp_path), *option]) == 2
    assert said in capsys.readouterr().err


def test_nothing_to_leave_out_is_said_before_any_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.toml"
    file.write_text('name="a"\naugment=false\n[collect]\nfolders=["c"]\n[train]\naverage_decay=0\nlabel_smoothing=0')
    assert main([str(file), "--ablate"]) == 2
    assert "repeat.ablate needs something to leave out: augment=false" in capsys.readouterr().err
    assert not (tmp_path / "a-model").exists()
