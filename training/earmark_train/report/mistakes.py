"""The clips that a model is most sure of and wrong about, each with a spectrogram to look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earmark_train.features.front_end import FeatureExtractor, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.features.steps import Log
from earmark_train.report.figures import Outcome
from earmark_train.report.reading import HeldBack


@dataclass(frozen=True)
class Mistake:
    """A clip taken for another label, and its log-mels [bands, frames] over so many seconds."""

    clip: str
    truth: str
    said: str
    confidence: float
    image: NDArray[np.float32]
    seconds: float


def worst(tested: HeldBack, outcome: Outcome, sample_rate: int) -> list[Mistake]:
    """The 20 worst, the surest first."""
    look = FeatureExtractor(_look(sample_rate), sample_rate, np.float32)
    found = []
    for i in outcome.worst():
        k, window = int(outcome.predicted[i]), tested.windows[i]
        said, truth = outcome.labels[k], outcome.labels[int(outcome.truth[i])]
        image, seconds = look.apply(window[np.newaxis])[0, 0].T, len(window) / sample_rate
        found.append(Mistake(outcome.names[i], truth, said, float(outcome.scores[i, k]), image, seconds))
    return found


def _look(rate: int) -> FrontEnd:
    """64 mel bands in decibels, 80 of them shown: for the eye, whatever the model itself looks at."""
    window = rate // 40
    size = 1 << (2 * window - 1).bit_length()
    bands = MelBands(64, 40.0, min(8000.0, rate / 2), "slaney", "slaney")
    return FrontEnd("mel", Stft(window, rate // 100, size), 2.0, bands, log=Log("db", amin=1e-8, top_db=80.0))
