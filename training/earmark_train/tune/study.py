"""Trials by Optuna, kept in a file: a killed study goes on with the trials that it lacks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import optuna
import torch

from earmark_train.networks.kinds import build
from earmark_train.settings import Settings
from earmark_train.stages import digest_of
from earmark_train.train.device import device_of
from earmark_train.train.loop import Run
from earmark_train.train.stage import batches_of, given_of, validation_of
from earmark_train.tune.spaces import learning_rate, options


def trials(settings: Settings, work: Path, path: Path) -> list[dict[str, Any]]:
    """A row a trial: its number, what it tried, its accuracy on the validation clips, parameters and seconds."""
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(
        storage=f"sqlite:///{path}", study_name=_name(settings, work), direction="maximize", load_if_exists=True
    )
    for done in range(sum(t.value is not None for t in study.trials), settings.tune.trials):
        study.sampler = optuna.samplers.TPESampler(seed=settings.train.seed + done)  # the same after a kill
        study.optimize(lambda t: _accuracy(t, settings, work), 1)
    return [
        {"trial": t.number, **t.params, "accuracy": t.value, **t.user_attrs}
        for t in study.trials
        if t.value is not None
    ]


def _name(settings: Settings, work: Path) -> str:
    """The same for more trials of the same: those that are done are gone on from."""
    uncounted = settings.tune.model_copy(update={"trials": 0})
    return digest_of("tune", settings.model_copy(update={"tune": uncounted}), work)[:16]


def _accuracy(trial: optuna.Trial, settings: Settings, work: Path) -> float:
    """Accuracy on the validation clips after the few epochs of a trial."""
    began = time.monotonic()
    torch.set_num_threads(settings.train.threads)
    train = settings.train.model_copy(update={"epochs": settings.tune.epochs, "learning_rate": learning_rate(trial)})
    tried = settings.model_copy(update={"train": train})
    batches = batches_of(tried, work)
    torch.manual_seed(train.seed)
    chosen = {**settings.model.options, **options(settings.model.kind, trial)}
    network = build(settings.model.kind, given_of(work), chosen).to(device_of(train.device))
    run = Run(network, given_of(work).labels, train, settings.augment, train.epochs * len(batches))
    validation = validation_of(work)
    for number in range(train.epochs):
        run.judged(run.epoch(batches, number), validation)
    trial.set_user_attr("parameters", sum(p.numel() for p in network.parameters()))
    trial.set_user_attr("seconds", round(time.monotonic() - began, 1))
    found = run.curve[-1]["accuracy"]
    print(f"  trial {trial.number}: {trial.params}, validation {found:.4f}", flush=True)
    return found
