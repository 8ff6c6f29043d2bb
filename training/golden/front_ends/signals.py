"""The signals that front ends are compared on, all of 16-bit samples."""

from __future__ import annotations

import numpy as np

LENGTH = 3_000


def speech(samples: int) -> np.ndarray:
    """A voice by code: pulses through three moving formants, then a hiss, then a pause, over and over."""
    rng = np.random.default_rng(5)
    t = np.arange(samples)
    pitch = 120 + 25 * np.sin(2 * np.pi * t / 5_000)
    phase = np.cumsum(pitch / 16_000)
    pulses = np.diff(np.floor(phase), prepend=0.0)
    voice = np.zeros(samples)
    for centre, width, loudness in ((650, 90, 1.0), (1_150, 110, 0.5), (2_600, 160, 0.25)):
        lag = np.arange(400) / 16_000
        ring = loudness * np.exp(-np.pi * width * lag) * np.sin(2 * np.pi * centre * lag)
        voice += np.convolve(pulses, ring)[:samples]
    beat = (t % 2_400) / 2_400
    voiced = np.clip(np.sin(np.pi * beat / 0.6), 0, 1) * (beat < 0.6)
    hiss = rng.normal(0, 0.15, samples) * ((beat >= 0.6) & (beat < 0.8))
    return 0.35 * voice * voiced + hiss + rng.normal(0, 0.002, samples)


def signals() -> dict[str, np.ndarray]:
    """Name to samples of type int16."""
    rng = np.random.default_rng(3)
    t = np.arange(LENGTH)
    impulse = np.zeros(LENGTH)
    impulse[1_371] = 1
    floats = {
        "speech": speech(LENGTH),
        "noise": rng.normal(0, 0.2, LENGTH),
        "silence": np.zeros(LENGTH),
        "square": np.where(np.sin(2 * np.pi * t / 36.7 + 0.1) >= 0, 1.0, -1.0),
        "impulse": impulse,
        "short": speech(1_001)[700:],
        "odd": speech(7_001)[3_600:6_601],
        "second": speech(16_000),
    }
    return {name: np.clip(np.round(x * 32_768), -32_768, 32_767).astype("<i2") for name, x in floats.items()}
