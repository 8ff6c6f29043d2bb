"""What each recipe gave as it was published, to hold a training of its network against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Where a network comes from, and its accuracy in per cent, least and most of the runs, in its own framework."""

    name: str
    source: str
    percent: tuple[float, float]
    on: str

    @property
    def said(self) -> str:
        low, high = self.percent
        return f"{low:g} %" if low == high else f"{low:g} to {high:g} %"


_WORDS = "Speech Commands' eight words, its own split by speaker"

RECIPES = {
    "simple-audio": Recipe(
        "TensorFlow, Simple audio recognition",
        "https://www.tensorflow.org/tutorials/audio/simple_audio",
        (82.0, 83.7),
        _WORDS,
    ),
    "log-power-cnn": Recipe(
        "Keras in R, Simple Audio Classification with Keras",
        "https://blogs.rstudio.com/ai/posts/2018-06-06-simple-audio-classification-keras/",
        (90.1, 90.1),
        _WORDS,
    ),
    "complex-cnn": Recipe(
        "torch in R, Simple audio classification with torch",
        "https://blogs.rstudio.com/ai/posts/2021-02-04-simple-audio-classification-with-torch/",
        (90.4, 90.4),
        _WORDS,
    ),
    "browser-cnn": Recipe(
        "TensorFlow.js, speech-commands",
        "https://github.com/tensorflow/tfjs-models/tree/master/speech-commands",
        (86.3, 86.3),
        _WORDS,
    ),
    "mfcc-cnn": Recipe(
        "a nursery monitor: 20 MFCCs of librosa and a small network",
        "",
        (94.7, 94.7),
        "ESC-10 and donateacry by source, macro-F1",
    ),
}
"""By kind of network. The figures are one run each of the recipe's own code on the split that `on` names, not its
author's own, which are of another set of words."""
