"""The front ends that models are published with, and that of each kind of model at the rate of its clips."""

from __future__ import annotations

from dataclasses import replace

from earmark_train.features.front_end import Crop, FrontEnd
from earmark_train.features.mel import Cepstrum, MelBands
from earmark_train.features.spectrum import Stft
from earmark_train.features.steps import Log
from earmark_train.settings import Mels, Model

MEL = FrontEnd("mel", Stft(400, 160, 512), 2.0, MelBands(40, 20.0, 7600.0), log=Log("ln", 1e-6))
"""Log-mels of 25 ms frames every 10 ms: the front end of `commands`."""

TUTORIAL = FrontEnd("spectrogram", Stft(255, 128, 256, "hann_symmetric"), 1.0)
"""TensorFlow's `tf.abs(tf.signal.stft(x, 255, 128))`: the front end of `simple-audio`."""

LOG_POWER = FrontEnd("spectrogram", Stft(480, 160, 512), 2.0, log=Log("ln", 0.01))
"""`log(AudioSpectrogram(x, 480, 160, magnitude_squared=True) + 0.01)`: the front end of Keras in R, 98 × 257."""

COMPLEX = FrontEnd("complex", Stft(480, 160, 512, center=True, normalized="window"), axes="NCFT")
"""torchaudio's `Spectrogram(512, 480, 160, power=None, normalized=True)`: that of torch in R, 2 × 257 × 101."""

ANALYSER = FrontEnd(
    "spectrogram",
    Stft(2048, 1024, 2048, "blackman"),
    1.0,
    log=Log("amplitude_db", amin=2.048e-7, ref=2048.0),
    crop=Crop(to_bin=232),
    normalisation={"kind": "window", "epsilon": 1e-7},
)
"""The browser's AnalyserNode as TensorFlow.js' speech commands read it, 43 × 232 of 45,056 samples."""

MFCC = FrontEnd(
    "mfcc",
    Stft(2048, 512, 2048, center=True, pad_mode="constant"),
    2.0,
    MelBands(128, 0.0, 11025.0, "slaney", "slaney"),
    Cepstrum(20),
    Log("db", amin=1e-10, top_db=80.0),
)
"""`librosa.feature.mfcc(y, sr=22050)`: the nursery monitor's."""

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
