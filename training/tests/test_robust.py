"""What is done to sounds to see whether level or bandwidth decides."""

import numpy as np
import pytest

from earmark_train.report.robust import changes, narrow

RATE = 22_050


def tone(hz: float) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(RATE) / RATE)).astype(np.float32)[np.newaxis]


def loudness(x: np.ndarray) -> float:
    return float(10 * np.log10((x[:, 2000:-2000] ** 2).mean() + 1e-12))


def test_nothing_above_4_khz_is_left_and_what_is_below_stays() -> None:
    assert loudness(narrow(tone(5000), RATE)) < -80
    assert loudness(narrow(tone(1000), RATE)) == pytest.approx(loudness(tone(1000)), abs=0.1)


def test_levels_are_twenty_decibels_off() -> None:
    made = {what: change(tone(440)) for what, change in changes(RATE).items()}
    assert loudness(made["20 dB softer"]) == pytest.approx(loudness(tone(440)) - 20, abs=0.01)
    assert loudness(made["20 dB louder"]) == pytest.approx(loudness(tone(440)) + 20, abs=0.01)
    assert np.abs(made["20 dB louder, cut off at full scale"]).max() == 1
