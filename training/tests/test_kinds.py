"""What every kind of network has, and what can be said of it."""

import importlib
from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import pytest

from earmark_train.features.front_end import FeatureExtractor
from earmark_train.features.recipes import adapted, front_end_of
from earmark_train.report.published import RECIPES
from earmark_train.settings import Mels, Model
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


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_an_embedding_where_it_may_be_asked_for(kind: Kind) -> None:
    assert hasattr(network(kind)[0], "embedding") == ALLOWED[kind].embedding


def test_bc_resnet_takes_the_bands_that_it_may_be_told_and_no_others() -> None:
    torch = pytest.importorskip("torch", reason="install ./training to train")
    built, (channels, frames, _) = network("bc-resnet")
    taken = [b for b in range(5, 90) if works(lambda b=b: built(torch.zeros(1, channels, frames, b)))]
    assert taken == [b for b in range(5, 90) if works(lambda b=b: Model(kind="bc-resnet", mels={"bands": b}))]
    assert taken == [39, 40, 79, 80]


def works(act: Callable[[], Any]) -> bool:
    """Whether it is done without an error about a value or a shape."""
    try:
        act()
    except (RuntimeError, ValueError):
        return False
    return True


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "head-only"])
def test_what_may_be_told_of_a_front_end_changes_its_features_and_nothing_else_does(kind: Kind) -> None:
    window = np.random.default_rng(1).standard_normal((1, 8000)).astype(np.float32) * 0.1
    plain = features(window, Model(kind=kind))
    others = {"mels": Mels(hop_seconds=0.02), "highest_hz": 2000.0, "relative": True}
    changed = {name: features(window, Model.model_construct(kind=kind, **{name: v})) for name, v in others.items()}
    told = {k for k, x in changed.items() if x.shape != plain.shape or np.abs(x - plain).max() > 1e-3}
    assert told == set(ALLOWED[kind].front_end)


def features(window: Any, model: Model) -> Any:
    """What the front end of the kind, as the settings have it, makes of a window at 16 kHz."""
    front_end = adapted(front_end_of(model.kind, 16_000, model.mels), model)
    return FeatureExtractor(front_end, 16_000).apply(window)


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
