"""What is tried of a network is something that it can be told."""

import pytest

pytest.importorskip("torch", reason="install ./training to train")

from earmark_train.networks.kinds import OPTIONS
from earmark_train.tune.spaces import SPACES


@pytest.mark.parametrize("kind", OPTIONS)
def test_every_kind_of_network_has_a_space_of_its_own_options(kind: str) -> None:
    assert set(SPACES[kind]) <= set(OPTIONS[kind])
