"""The front end of each kind of model, at the rate of its clips."""

from __future__ import annotations

from dataclasses import replace

from earmark_train.features.front_end import ANALYSER, COMPLEX, LOG_POWER, MEL, MFCC, TUTORIAL, FrontEnd
from earmark_train.features.mel import MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.settings import Mels, Model

_PUBLISHED = {
    "simple-audio": TUTORIAL,
    "log-power-cnn": LOG_POWER,
    "complex-cnn": COMPLEX,
    "browser-cnn": ANALYSER,
}
HIGHEST_HZ = 7600.0


def front_end_of(kind: str, sample_rate: int, mels: Mels | None = None) -> FrontEnd:
    """The recipe's own front end; log-mels, which may be coarser, and MFCCs fit themselves to the rate."""
    mels = mels or Mels()
    if kind in _PUBLISHED:
        return _PUBLISHED[kind]
    if kind == "mfcc-cnn":
        return replace(MFCC, bands=MelBands(128, 0.0, sample_rate / 2, "slaney", "slaney"))
    window, hop = round(mels.window_seconds * sample_rate), round(mels.hop_seconds * sample_rate)
    size = max(16, 1 << (window - 1).bit_length())
    bands = MelBands(mels.bands, 20.0, min(HIGHEST_HZ, sample_rate / 2))
    return replace(MEL, stft=Stft(window, hop, size), bands=bands)


def adapted(front_end: FrontEnd, model: Model) -> FrontEnd:
    """The front end, deaf above a highest frequency and relative to the window's loudest bin where asked to be."""
    if model.highest_hz and front_end.bands:
        front_end = replace(front_end, bands=replace(front_end.bands, f_max_hz=model.highest_hz))
    if model.relative:
        front_end = replace(front_end, log=replace(front_end.log, ref="max"))
    return front_end
