"""Writes resampler.json and g711.json: what SciPy, soxr and audioop say (Python 3.11 or 3.12, as audioop is gone from 3.13)."""

import audioop
import json
from pathlib import Path

import numpy as np
import scipy
import soxr
from scipy.signal import firwin, resample_poly

HERE = Path(__file__).parent
PAIRS = [(48000, 16000), (44100, 16000), (11025, 16000), (8000, 16000), (16000, 22050)]
TONES = [(0.05, 0.3), (0.21, 0.25), (0.5, 0.2), (0.83, 0.15)]  # of the lower Nyquist, amplitude


def noise(count):
    """A linear congruential generator (Numerical Recipes' constants), as floats in [-0.5, 0.5)."""
    state, values = 1, []
    for _ in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values.append(state / 2**32 - 0.5)
    return np.array(values, dtype=np.float32).astype(np.float64)


def tones(count, rate, lower):
    time = np.arange(count) / rate
    return sum(a * np.sin(np.pi * share * lower * time + i) for i, (share, a) in enumerate(TONES))


def poly(source, target):
    gcd = np.gcd(source, target)
    up, down = int(target // gcd), int(source // gcd)
    widest = max(up, down)
    filter_ = firwin(2 * 54 * widest + 1, 0.95 / widest, window=("kaiser", 0.1102 * (85 - 8.7)))
    return resample_poly(noise(source // 10), up, down, window=filter_)


def best(source, target):
    return soxr.resample(tones(source // 4, source, min(source, target)), source, target, "VHQ")


def golden(source, target):
    y, z = poly(source, target), best(source, target)
    middle = len(z) // 2
    return {
        "from": source,
        "to": target,
        "scipyFirst": 0,
        "scipy": [round(float(v), 8) for v in y[:150]],
        "scipyEnd": [round(float(v), 8) for v in y[-50:]],
        "soxrFirst": middle,
        "soxr": [round(float(v), 8) for v in z[middle : middle + 100]],
    }


resampler = {
    "tools": f"Python scipy {scipy.__version__}, numpy {np.__version__}, soxr {soxr.__version__} (libsoxr {soxr.__libsoxr_version__})",
    "scipyCall": "resample_poly(noise(from // 10), up, down, window=firwin(2 * 54 * max(up, down) + 1, 0.95 / max(up, down), window=('kaiser', 0.1102 * (85 - 8.7))))",
    "soxrCall": "soxr.resample(tones(from // 4, from, min(from, to)), from, to, 'VHQ')",
    "pairs": [golden(*pair) for pair in PAIRS],
}
(HERE / "resampler.json").write_text(json.dumps(resampler, indent=1) + "\n")

codes = bytes(range(256))
g711 = {
    "tool": "Python 3.11.7 audioop",
    "call": "audioop.ulaw2lin(bytes(range(256)), 2), audioop.alaw2lin(bytes(range(256)), 2)",
    "ulaw": np.frombuffer(audioop.ulaw2lin(codes, 2), "<i2").tolist(),
    "alaw": np.frombuffer(audioop.alaw2lin(codes, 2), "<i2").tolist(),
}
(HERE / "g711.json").write_text(json.dumps(g711) + "\n")
