"""A recording to hear the model on: clips of the validation speakers one after the other, with their label track."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from earmark_train.collect.clips import Clip
from earmark_train.features.windows import Dataset
from earmark_train.stream.tracks import Plan, Spoken, track

EACH = 4
SNR_DB = 25.0


def write_recording(heard: Dataset, path: Path) -> None:
    """Four clips a label 25 dB over noise, or over silence where there is none; the test speakers stay unheard."""
    quiet = {heard.settings.collect.unknown, heard.settings.collect.background}
    clips = [c for label in heard.labels if label not in quiet for c in _some(heard, label)]
    spoken = [Spoken(heard.clips.samples(c), c.label) for c in clips]
    plan = Plan(heard.settings.collect.sample_rate, SNR_DB)
    noise = [x for x in heard.noise_of("validation") if len(x)]
    track(spoken, noise, plan).write(path)


def _some(heard: Dataset, label: str) -> list[Clip]:
    """Clips of a label, spread over its speakers."""
    found = [c for c in heard.clips.of("validation") if c.label == label]
    if not found:
        return []
    return [found[i] for i in np.unique(np.linspace(0, len(found) - 1, EACH).astype(int))]
