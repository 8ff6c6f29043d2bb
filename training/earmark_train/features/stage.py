"""The stage *features*: what the front end makes of the clips that are validated and, unaugmented, trained on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import scipy.fft

from earmark_train.collect.samples import Samples
from earmark_train.features.embedding import EmbeddingExtractor
from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.recipes import adapted, front_end_of
from earmark_train.features.windows import Dataset
from earmark_train.progress import progress
from earmark_train.scoring import Scorer
from earmark_train.settings import Settings

Extractor = FeatureExtractor | EmbeddingExtractor
BATCH = 64
SAMPLE = 2000
"""Clips of the training split from which mean and deviation are taken."""


def features(settings: Settings, work: Path, out: Path) -> str:
    """Writes `<split>.x.npy` and `<split>.y.npy`, names, and `statistics.json` of the training clips."""
    out.mkdir(parents=True, exist_ok=True)
    heard = Dataset.of(settings, work)
    extractor = extractor_of(settings)
    shape = write(heard, "validation", extractor, out)
    if settings.augment is None:
        write(heard, "training", extractor, out)
    statistics = {"labels": heard.labels, "shape": list(shape), **_statistics(heard, extractor)}
    (out / "statistics.json").write_text(json.dumps(statistics, indent=2) + "\n", encoding="utf-8")
    return f"{'×'.join(map(str, shape))} a window, {len(heard.labels)} labels"


def extractor_of(settings: Settings) -> Extractor:
    """The front end that the settings' kind of model has, in float32; for a head, the embedding that it is on."""
    if settings.model.embedding:
        return EmbeddingExtractor(settings.model.embedding, settings.collect)
    rate = settings.collect.sample_rate
    return FeatureExtractor(front_end(settings), rate, np.float32, scipy.fft.rfft)


def front_end(settings: Settings) -> FrontEnd:
    model = settings.model
    if model.embedding:
        return Scorer(model.embedding).card.front_end
    return adapted(front_end_of(model.kind, settings.collect.sample_rate, model.mels), model)


def write(heard: Dataset, split: str, extractor: Extractor, out: Path) -> tuple[int, ...]:
    """Features, labels and names of a split; the shape of one window's features."""
    names, windows, labels = heard.windows(split)
    x: Any = None
    for i in progress(range(0, len(windows), BATCH), f"features of {split}", "batch"):
        part = extractor.apply(np.stack(windows[i : i + BATCH]))
        if x is None:
            x = np.lib.format.open_memmap(out / f"{split}.x.npy", "w+", np.float32, (len(windows), *part.shape[1:]))
        x[i : i + BATCH] = part
    x.flush()
    np.save(out / f"{split}.y.npy", np.array(labels, dtype=np.int64))
    (out / f"{split}.names.json").write_text(json.dumps(names), encoding="utf-8")
    return tuple(x.shape[1:])


def _statistics(heard: Dataset, extractor: Extractor) -> dict[str, float]:
    windows: list[Samples] = heard.windows("training")[1]
    chosen = windows[:: max(1, len(windows) // SAMPLE)]
    parts = [extractor.apply(np.stack(chosen[i : i + BATCH])) for i in range(0, len(chosen), BATCH)]
    x = np.concatenate(parts)
    return {"mean": float(x.mean(dtype=np.float64)), "std": float(x.std(dtype=np.float64))}
