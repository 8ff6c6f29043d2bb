"""Where a network learns; needs PyTorch."""

import pytest

pytest.importorskip("torch", reason="install ./training to train")

import torch

from earmark_train.train.device import device_of, on_cpu


def with_gpu(monkeypatch: pytest.MonkeyPatch, found: bool) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: found)


def test_auto_is_a_gpu_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with_gpu(monkeypatch, True)
    assert [device_of(x).type for x in ("auto", "cuda", "cpu")] == ["cuda", "cuda", "cpu"]
    with_gpu(monkeypatch, False)
    assert [device_of(x).type for x in ("auto", "cpu")] == ["cpu", "cpu"]


def test_a_gpu_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with_gpu(monkeypatch, False)
    with pytest.raises(ValueError, match=r"train.device must be auto or cpu where PyTorch finds no GPU: device=cuda"):
        device_of("cuda")


def test_weights_are_kept_as_every_machine_loads_them() -> None:
    assert on_cpu(torch.nn.Linear(2, 1).state_dict())["weight"].device.type == "cpu"
