"""The stage *train*: `weights.pt` and `curve.csv`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from earmark_train.features.stage import extractor_of
from earmark_train.features.windows import Dataset
from earmark_train.networks.kinds import Given, build
from earmark_train.settings import Settings
from earmark_train.stages import digest_of
from earmark_train.train.device import device_of
from earmark_train.train.loop import Batches, Run, Validation, run
from earmark_train.train.mixture import AsTheyAre, Mixture
from earmark_train.train.teacher import check, check_embedding, rows_of


def train(settings: Settings, work: Path, out: Path) -> str:
    """Trains the settings' network; one that was begun with the same settings, clips and code goes on."""
    out.mkdir(parents=True, exist_ok=True)
    forget_another(settings, work, out)
    torch.set_num_threads(settings.train.threads)
    torch.use_deterministic_algorithms(True)
    training, batches = begun(settings, work)
    run(training, batches, validation_of(work), out)
    last = training.curve[-1]
    parameters = sum(p.numel() for p in training.network.parameters())
    return f"{parameters:,} parameters, {last['accuracy']:.2%} of the validation clips"


def begun(settings: Settings, work: Path) -> tuple[Run, Batches]:
    """A training before its first epoch."""
    if settings.model.embedding:
        check_embedding(settings.model.embedding, rows_of(work, "start"))
    batches = batches_of(settings, work)
    torch.manual_seed(settings.train.seed)
    network = network_of(settings, work)
    if settings.train.start:
        network.load_state_dict(gone_on_from(settings.train.start, work))
    network = network.to(device_of(settings.train.device), memory_format=torch.channels_last)
    rate = tuned(work).get("learning_rate", settings.train.learning_rate)
    train = settings.train.model_copy(update={"learning_rate": rate})
    return Run(network, given_of(work).labels, train, settings.augment, train.epochs * len(batches)), batches


def gone_on_from(folder: Path, work: Path) -> dict[str, Any]:
    """The weights of a finished training, refused if it has learnt from anybody who is validated or tested on here."""
    check(rows_of(folder, "start"), rows_of(work, "start"))
    return torch.load(folder / "train" / "weights.pt", weights_only=True)


def batches_of(settings: Settings, work: Path) -> Batches:
    if settings.augment is None:
        return AsTheyAre(work / "features", settings.train)
    heard = Dataset.of(settings, work)
    return Mixture(heard, extractor_of(settings), (settings.augment, settings.augment.gentler()), settings.train)


def validation_of(work: Path) -> Validation:
    folder = work / "features"
    return Validation(
        torch.from_numpy(np.load(folder / "validation.x.npy")), torch.from_numpy(np.load(folder / "validation.y.npy"))
    )


def statistics_of(work: Path) -> dict[str, Any]:
    """What the stage *features* found: labels, shape, mean and std."""
    return json.loads((work / "features" / "statistics.json").read_text(encoding="utf-8"))


def given_of(work: Path) -> Given:
    s = statistics_of(work)
    return Given(tuple(s["shape"]), len(s["labels"]), s["mean"], s["std"])


def network_of(settings: Settings, work: Path) -> nn.Module:
    """The settings' network, with what tuning chose where it chose anything, and fresh weights."""
    return build(settings.model.kind, given_of(work), {**settings.model.options, **tuned(work).get("options", {})})


def tuned(work: Path) -> dict[str, Any]:
    """What tuning chose: `options` of the network and `learning_rate`; nothing where it was not asked to."""
    return json.loads((work / "tune" / "best.json").read_text(encoding="utf-8"))


def forget_another(settings: Settings, work: Path, out: Path) -> None:
    """Deletes a checkpoint that other settings, code, clips, noise or teachers have left."""
    digest = digest_of("train", settings, work)
    begun_by = out / "begun-by.txt"
    if begun_by.exists() and begun_by.read_text() != digest:
        (out / "checkpoint.pt").unlink(missing_ok=True)
    begun_by.write_text(digest)
