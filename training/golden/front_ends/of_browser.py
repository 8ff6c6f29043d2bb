"""The row whose origin is the browser: a headless Chromium's AnalyserNode, as TensorFlow.js asks for it."""

from __future__ import annotations

import html
import json
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from .row import Row, front_end

RATE = 44_100
PAGE = Path(__file__).resolve().with_name("analyser.html")
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000000", "--dump-dom"]
SIGNALS = ("speech", "noise", "square", "impulse", "short", "odd", "second")


def _decibels(x: np.ndarray) -> np.ndarray:
    jobs = json.dumps([{"rate": RATE, "samples": np.round(x * 32_768).astype(int).tolist()}])
    with tempfile.NamedTemporaryFile("w", suffix=".html") as page:
        page.write(PAGE.read_text(encoding="utf-8").replace("JOBS;", f"{jobs};"))
        page.flush()
        done = subprocess.run([*CHROMIUM, page.name], capture_output=True, text=True, timeout=120, check=True)
    made = re.search(r'<pre id="made">(.+?)</pre>', done.stdout, re.DOTALL)
    if made is None:
        raise ValueError("the browser made nothing: " + done.stderr[-500:])
    return np.asarray(json.loads(html.unescape(made.group(1)))[0], dtype="float32")


def _normalised(decibels: np.ndarray) -> np.ndarray:
    return (decibels - decibels.mean()) / (decibels.std() + 1e-7)


def _exact(x: np.ndarray) -> np.ndarray:
    phase = 2 * np.pi * np.arange(2_048) / 2_048
    window = 0.42 - 0.5 * np.cos(phase) + 0.08 * np.cos(2 * phase)
    starts = range(0, len(x) - 2_047, 1_024)
    frames = np.stack([x[start : start + 2_048] * window for start in starts])
    return 20 * np.log10(np.abs(np.fft.rfft(frames))[:, :232] / 2_048)


WINDOW = {"windowSamples": 45_056, "hopSamples": 22_528}
"""The library's 43 frames."""


def rows() -> list[Row]:
    """What the browser gives, and what the library makes of it.

    Silence is not in them, for which the browser gives minus infinity and the library makes no frame; an impulse alone
    has the same level in every bin, which leaves nothing to normalise.
    """
    version = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    card = front_end("spectrogram", 2_048, 1_024, 2_048, window="blackman", power=1, axes="NTFC", crop={"toBin": 232})
    card |= {
        "log": {"kind": "amplitude_db", "amin": 2.048e-7, "ref": 2_048},
        "normalisation": {"kind": "window", "epsilon": 1e-7},
    }
    tool = f"Chromium {version}"
    call = "AnalyserNode(fftSize=2048, smoothingTimeConstant=0).getFloatFrequencyData()[:232] every 1024 samples"
    why = (
        "between a square wave's partials the Blackman window leaves so little that the rounding of a float32 "
        "transform shows in its logarithm; the origin's own is 1.6e-5 (2.9e-5 normalised) from float64 there"
    )
    return [
        Row(
            "analyser-node",
            tool,
            call,
            card | {"normalisation": {"kind": "none"}},
            lambda x: _decibels(x)[..., None],
            RATE,
            exact=lambda x: _exact(x)[..., None],
            why=why,
            signals=SIGNALS,
            card=WINDOW,
        ),
        Row(
            "speech-commands-js",
            tool,
            f"d = {call}; (d - d.mean()) / (d.std() + 1e-7)",
            card,
            lambda x: _normalised(_decibels(x))[..., None],
            RATE,
            exact=lambda x: _normalised(_exact(x))[..., None],
            why=why,
            signals=tuple(name for name in SIGNALS if name != "impulse"),
            card=WINDOW,
        ),
    ]
