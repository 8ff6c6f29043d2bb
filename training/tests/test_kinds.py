"""What every kind of network has, and what can be said of it."""

import importlib
from typing import Any, get_args

import pytest

from earmark_train.features.recipes import front_end_of
from earmark_train.report.published import RECIPES
from earmark_train.settings import Model
from earmark_train.settings.kinds import ALLOWED, Kind

KINDS = get_args(Kind)


@pytest.mark.parametrize(
    ("module", "table", "needs"),
    [
        ("settings.kinds", "ALLOWED", "pydantic"),
        ("networks.kinds", "BUILDERS", "torch"),
        ("tune.spaces", "SPACES", "optuna"),
    ],
)
def test_every_table_of_kinds_has_every_kind(module: str, table: str, needs: str) -> None:
    pytest.importorskip(needs)
    assert set(getattr(importlib.import_module(f"earmark_train.{module}"), table)) == set(KINDS)


def test_recipes_are_of_kinds() -> None:
    assert set(RECIPES) <= set(KINDS)


def network(kind: Kind, **model: Any) -> tuple[Any, tuple[int, ...]]:
    """The kind's network for its own front end, and the shape of its features."""
    pytest.importorskip("torch", reason="install ./training to train")
    from earmark_train.networks.kinds import Given, build

    told = Model(kind=kind, embedding="any.onnx" if kind == "head-only" else None, **model)
    rate, seconds = {"browser-cnn": (44_100, 45_056 / 44_100), "mfcc-cnn": (22_050, 5)}.get(kind, (16_000, 1))
    shape = front_end_of(kind, rate, told.mels).shape(round(rate * seconds), rate)
    return build(kind, Given(shape, 4, 0.0, 1.0), told.options).eval(), shape


@pytest.mark.parametrize("kind", KINDS)
def test_every_network_takes_its_front_end_s_features(kind: Kind) -> None:
    torch = pytest.importorskip("torch", reason="install ./training to train")
    built, shape = network(kind)
    assert built(torch.zeros(2, *shape)).shape == (2, 4)


@pytest.mark.parametrize("kind", KINDS)
def test_every_option_of_a_kind_is_its_network_s(kind: Kind) -> None:
    values = {"width": 8, "filters": 4, "dense": 16, "dropout": 0.25}
    network(kind, options={name: values[name] for name in ALLOWED[kind].options})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"depth": 3}, r"options must be of \['width', 'dropout'\] for ds-cnn: options=\['depth'\]"),
        ({"width": 8.5}, "options of ds-cnn must be whole numbers: options={'width': 8.5}"),
    ],
)
def test_refuses_an_option_that_the_network_does_not_have(options: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Model(kind="ds-cnn", options=options)
