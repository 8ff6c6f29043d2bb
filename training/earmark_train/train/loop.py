"""Epochs over batches, each from a state that is kept: a killed training goes on where it was, to the same weights."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from earmark_train.progress import progress, span
from earmark_train.settings import Augment, Train
from earmark_train.table import write_table
from earmark_train.train.averaged import Averaged
from earmark_train.train.device import device_under, on_cpu
from earmark_train.train.masks import filtered, masked, mixed_up, soft


class Batches(Protocol):
    """Windows to train on, epoch by epoch."""

    def __len__(self) -> int: ...

    def epoch(self, number: int) -> Iterator[tuple[Tensor, Tensor, Tensor | None]]: ...


@dataclass(frozen=True)
class Validation:
    """Features and labels of the speakers that choices are made on."""

    x: Tensor
    y: Tensor

    def judge(self, network: nn.Module) -> dict[str, float]:
        """Loss and accuracy of the network on them."""
        logits = predicted(network, self.x)
        right = (logits.argmax(dim=1) == self.y).float().mean()
        return {"loss": float(functional.cross_entropy(logits, self.y)), "accuracy": float(right)}


def predicted(network: nn.Module, x: Tensor) -> Tensor:
    """Logits of windows [N, labels]."""
    network.eval()
    device = device_under(network)
    with torch.no_grad():
        return torch.cat([network(part.to(device)).cpu() for part in x.split(256)])


def treated(x: Tensor, truth: Tensor, augment: Augment, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """The batch filtered, masked and mixed, as far as is asked for."""
    if augment.filters:
        x = filtered(x, augment.filters, generator)
    x = masked(x, augment.masks, generator)
    return mixed_up(x, truth, augment.mix_up, generator) if augment.mix_up else (x, truth)


@dataclass
class Run:
    """A training: what it trains, by which settings, and how far it has come."""

    network: nn.Module
    labels: int
    train: Train
    augment: Augment | None
    steps: int
    curve: list[dict[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        t = self.train
        self.device = device_under(self.network)
        kind = torch.optim.AdamW if t.weight_decay else torch.optim.Adam
        self.optimizer: torch.optim.Optimizer = kind(
            self.network.parameters(), lr=t.learning_rate, weight_decay=t.weight_decay
        )
        self.schedule = (
            torch.optim.lr_scheduler.OneCycleLR(self.optimizer, t.learning_rate, total_steps=self.steps, pct_start=0.15)
            if t.schedule == "cycle"
            else torch.optim.lr_scheduler.ConstantLR(self.optimizer, 1.0)
        )
        self.averaged = Averaged(self.network, t.average_decay)
        self.best: tuple[float, dict[str, Any]] = (-1.0, {})

    def epoch(self, batches: Batches, number: int) -> float:
        """One pass over the batches; the mean loss."""
        seed = self.train.seed * 100_003 + number
        torch.manual_seed(seed)
        generator, total = torch.Generator().manual_seed(seed), 0.0
        self.network.train()
        name = f"epoch {number + 1} of {self.train.epochs}"
        gentle = number >= self.train.rough_epochs
        augment = self.augment.gentler() if self.augment and gentle else self.augment
        for x, y, taught in progress(batches.epoch(number), name, "batch", len(batches)):
            truth = soft(y, self.labels, self.train.label_smoothing)
            if taught is not None:
                truth = torch.cat([truth, functional.softmax(taught / self.train.temperature, dim=1)], dim=1)
            if augment and x.dim() == 4:
                x, truth = treated(x, truth, augment, generator)
            total += self._step(x, truth)
        return total / len(batches)

    def _step(self, x: Tensor, truth: Tensor) -> float:
        x, truth = x.to(self.device), truth.to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.train.precision == "bfloat16"):
            logits = self.network(x.contiguous(memory_format=torch.channels_last) if x.dim() == 4 else x)
        loss = self._loss(logits.float(), truth)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.schedule.step()
        if self.train.average_decay:
            self.averaged.update(self.network)
        return float(loss.detach())

    def _loss(self, logits: Tensor, truth: Tensor) -> Tensor:
        """Cross entropy with the truth and, where there are a teacher's scores behind it, with them."""
        loss = functional.cross_entropy(logits, truth[:, : self.labels])
        if truth.shape[1] == self.labels:
            return loss
        warm = self.train.temperature
        taught = functional.cross_entropy(logits / warm, truth[:, self.labels :]) * warm**2
        return (1 - self.train.distillation) * loss + self.train.distillation * taught

    def judged(self, loss: float, validation: Validation) -> None:
        """Adds the epoch to the curve and remembers the weights if they are the best so far."""
        network = self.averaged.network if self.train.average_decay else self.network
        found = validation.judge(network)
        self.curve.append({"epoch": len(self.curve) + 1, "training loss": loss, **found})
        if self.train.average_decay or found["accuracy"] > self.best[0]:
            self.best = (found["accuracy"], copy.deepcopy(network.state_dict()))

    def save(self, path: Path) -> None:
        """Everything that the next epoch depends on, whole or not at all."""
        parts = (self.network, self.optimizer, self.schedule, self.averaged.network)
        state = [p.state_dict() for p in parts]
        part = path.with_suffix(".part")
        torch.save({"state": state, "steps": self.averaged.steps, "curve": self.curve, "best": self.best}, part)
        part.replace(path)

    def restore(self, path: Path) -> None:
        """Goes on from what was saved."""
        saved = torch.load(path, map_location=self.device, weights_only=True)
        parts = (self.network, self.optimizer, self.schedule, self.averaged.network)
        for part, state in zip(parts, saved["state"], strict=True):
            part.load_state_dict(state)
        self.averaged.steps, self.curve, self.best = saved["steps"], saved["curve"], tuple(saved["best"])


def run(training: Run, batches: Batches, validation: Validation, folder: Path) -> None:
    """All epochs that are still to do; `checkpoint.pt` after each, `weights.pt` and `curve.csv` at the end."""
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        training.restore(checkpoint)
        print(f"  goes on after epoch {len(training.curve)}", flush=True)
    began, first = time.monotonic(), len(training.curve)
    for number in range(first, training.train.epochs):
        training.judged(training.epoch(batches, number), validation)
        training.save(checkpoint)
        each = (time.monotonic() - began) / (number + 1 - first)
        print(told(training.curve[-1], each * (training.train.epochs - number - 1)), flush=True)
    torch.save(on_cpu(training.best[1]), folder / "weights.pt")
    write_curve(folder / "curve.csv", training.curve)
    checkpoint.unlink()


def told(epoch: dict[str, float], seconds_left: float) -> str:
    """A line of what an epoch came to, and how long the others will take."""
    left = f", about {span(seconds_left)} left" if seconds_left else ""
    return f"  epoch {epoch['epoch']:.0f}: loss {epoch['training loss']:.4f}, validation {epoch['accuracy']:.4f}{left}"


def write_curve(path: Path, curve: list[dict[str, float]]) -> None:
    """A row an epoch."""
    write_table(path, list(curve[0]), [list(epoch.values()) for epoch in curve])
