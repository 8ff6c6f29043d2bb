"""A training's golden clip: of sounds made by code, the one that a small mistake of the front end moves most.

It is nobody's voice: the clip travels in the model's card.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from earmark_train.augment import coloured_noise
from earmark_train.card import Card
from earmark_train.collect.samples import Samples, to_int16
from earmark_train.export.onnx_file import write_card
from earmark_train.features.front_end import FeatureExtractor
from earmark_train.golden import golden_card
from earmark_train.scoring import Scorer

CANDIDATES = 60
SURE = 0.59
"""A score from which a sound is taken only where there is no other: what is nearly 1 hides small mistakes."""
LONGEST = 480_000
"""A card takes no longer clip."""


def give_golden(model: Path) -> None:
    """Writes the model anew with the golden clip in its card."""
    scorer = Scorer(model)
    rng = np.random.default_rng(5)
    sounds = [made(scorer.card, rng) for _ in range(CANDIDATES)]
    scores = scorer.score(np.stack(sounds))
    moved = np.abs(scores - _mistaken(scorer, sounds)).max(axis=1)
    clip = to_int16(sounds[int((moved - (scores.max(axis=1) >= SURE)).argmax())])[:LONGEST]
    write_card(model, golden_card(model, clip.tobytes()))


def made(card: Card, rng: np.random.Generator) -> Samples:
    """A gliding voice of harmonics in bursts, over coloured noise."""
    n, rate = card.window_samples, card.sample_rate
    t = np.arange(n) / rate
    pitch = rng.uniform(80, 400) * (1 + rng.uniform(-0.4, 0.4) * np.sin(2 * np.pi * rng.uniform(0.5, 4) * t))
    phase = 2 * np.pi * np.cumsum(pitch) / rate
    voice = sum(np.sin(k * phase) * rng.uniform(0, 1) / k for k in range(1, 20))
    bursts = np.clip(np.sin(2 * np.pi * rng.uniform(0.7, 3) * t + rng.uniform(0, 6.28)) * 3, 0, 1)
    noise = coloured_noise(rng, n, rng.uniform(0, 2)) * 10 ** rng.uniform(-3, -1)
    sound = voice * bursts * 10 ** rng.uniform(-2, -0.7) + noise
    return (sound / max(1.0, float(np.abs(sound).max()))).astype(np.float32)


def _mistaken(scorer: Scorer, windows: list[Samples]) -> np.ndarray:
    """The scores under a front end that is a little wrong: another window function, or a sample later."""
    fe, rate = scorer.card.front_end, scorer.card.sample_rate
    if fe.stft is None:
        return scorer.score(np.stack([np.roll(w, 1) for w in windows]))
    other = {"hann": "hann_symmetric", "hann_symmetric": "hann"}.get(fe.stft.window, "hann")
    wrong = replace(fe, stft=replace(fe.stft, window=other))
    return scorer.score_features(FeatureExtractor(wrong, rate).apply(np.stack(windows)))
