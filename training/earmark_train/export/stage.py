"""The stage *export*: `<name>.onnx` with its card, `<name>.json`, and the quantised `<name>-int8.onnx`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from earmark_train.card import Card
from earmark_train.export.golden import give_golden
from earmark_train.export.int8 import quantise
from earmark_train.export.joined import export_head
from earmark_train.export.packed import pack
from earmark_train.export.thresholds import balanced
from earmark_train.export.traced import export as export_onnx
from earmark_train.features.stage import front_end
from earmark_train.features.windows import Dataset
from earmark_train.scoring import Scorer, softmax
from earmark_train.settings import Settings
from earmark_train.train.loop import Validation, predicted
from earmark_train.train.stage import network_of, statistics_of, validation_of


def export(settings: Settings, work: Path, out: Path) -> str:
    """Writes the model; its threshold is where misses and false accepts are as many on the validation speakers."""
    out.mkdir(parents=True, exist_ok=True)
    network = network_of(settings, work)
    network.load_state_dict(torch.load(work / "train" / "weights.pt", weights_only=True))
    heard = validation_of(work)
    scores = softmax(predicted(network, heard.x).numpy().astype(np.float64))
    labels = statistics_of(work)["labels"]
    quiet = [labels.index(x) for x in (settings.collect.unknown, settings.collect.background) if x]
    threshold = settings.card.threshold or balanced(scores, heard.y.numpy(), quiet)
    path = out / f"{settings.name}.onnx"
    card = card_of(settings, labels, threshold)
    if settings.model.embedding:
        export_head(network, card, settings.model.embedding, path)
    else:
        export_onnx(network, card, path)
    give_golden(path)
    windows = Dataset.of(settings, work).windows("validation")[1]
    agreed(Scorer(path), windows[:64], scores[:64])
    if settings.model.embedding:
        heard = Validation(torch.from_numpy(Scorer(path).features.apply(np.stack(windows))), heard.y)
    packed = packed_one(path, heard, scores) if settings.export.weights == "int8" else None
    (out / "packed.json").write_text(json.dumps(packed) + "\n", encoding="utf-8")
    small = out / f"{settings.name}-int8.onnx"
    right = small_one(path, small, heard)
    return (
        f"{path.name}, {path.stat().st_size:,} bytes{packing(packed)}, threshold {threshold:g};"
        f" {small.name}, {small.stat().st_size:,} bytes, {right:.2%} of the validation clips"
    )


def packed_one(path: Path, heard: Validation, exact: np.ndarray) -> dict[str, float]:
    """Packs the model's weights; returns what that changes on the validation clips."""
    pack(path)
    give_golden(path)
    scores = Scorer(path).score_features(heard.x.numpy())
    truth = heard.y.numpy()
    return {
        "accuracy": float((scores.argmax(axis=1) == truth).mean()),
        "before": float((exact.argmax(axis=1) == truth).mean()),
        "difference": float(np.abs(scores - exact).max()),
    }


def packing(packed: dict[str, float] | None) -> str:
    """What packing came to, in a few words; none where the weights are not packed."""
    if packed is None:
        return ""
    return f", weights in eight bits: {packed['accuracy']:.2%} of the validation clips, {packed['before']:.2%} before"


def small_one(path: Path, small: Path, heard: Validation) -> float:
    """Writes the quantised model; the share of the validation clips that it has right."""
    card = Scorer(path).card
    card.more.pop("golden", None)
    quantise(path, heard.x.numpy(), replace(card, name=f"{card.name}-int8"), small)
    give_golden(small)
    predicted = Scorer(small).score_features(heard.x.numpy()).argmax(axis=1)
    return float((predicted == heard.y.numpy()).mean())


def agreed(scorer: Scorer, windows: list[np.ndarray], scores: np.ndarray) -> None:
    """Refuses a file that ONNX Runtime scores otherwise than PyTorch did."""
    difference = float(np.abs(scorer.score(np.stack(windows)) - scores).max())
    if difference > 1e-3:
        raise ValueError(f"scores must be PyTorch's to 0.001: difference={difference:.6f}")


def card_of(settings: Settings, labels: list[str], threshold: float) -> Card:
    """The card, all but its golden clip and what was measured."""
    c = settings.collect
    return Card(
        name=settings.name,
        version=settings.card.version,
        labels=labels,
        sample_rate=c.sample_rate,
        window_samples=c.window_samples,
        hop_samples=min(c.window_samples, round(settings.card.hop_seconds * c.sample_rate)),
        front_end=front_end(settings),
        threshold=threshold,
        background=c.background,
        unknown=c.unknown,
        licence=settings.card.licence,
        attribution=settings.card.attribution,
        training_data=settings.card.training_data,
        more={"embedding": "embedding", "scores": {"name": "logits"}} if settings.card.embedding else {},
    )
