"""Writes golden vectors of the resampler, computed by soxr and SciPy: none of Earmark's own code.

Run with: pip install soxr==1.1.0 scipy==1.17.1 numpy==2.4.6; python make_resampler_golden.py FOLDER

FOLDER gets `resampler.f32le` (little-endian) and `resampler.json`, which names tools, versions and calls. For each
pair of rates, in the order of the JSON file, the numbers are: SciPy's first 100 results, its last 50, and soxr's 100
from the middle of its result on.
"""

from __future__ import annotations

import json
import sys
from itertools import permutations
from pathlib import Path

import numpy as np
import scipy
import soxr
from scipy.signal import firwin, resample_poly

RATES = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000]
TONES = [(0.05, 0.3), (0.21, 0.25), (0.5, 0.2), (0.83, 0.15)]  # share of the lower Nyquist frequency, amplitude
FIRST, LAST, MIDDLE = 100, 50, 100


def noise(count: int) -> np.ndarray:
    """A linear congruential generator (Numerical Recipes' constants), as floats in [-0.5, 0.5)."""
    state, values = 1, []
    for _ in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values.append(state / 2**32 - 0.5)
    return np.array(values, dtype=np.float32).astype(np.float64)


def tones(count: int, rate: int, lower: int) -> np.ndarray:
    time = np.arange(count) / rate
    return sum(a * np.sin(np.pi * share * lower * time + i) for i, (share, a) in enumerate(TONES))


def by_scipy(source: int, target: int) -> np.ndarray:
    gcd = np.gcd(source, target)
    up, down = int(target // gcd), int(source // gcd)
    widest = max(up, down)
    filter_ = firwin(2 * 54 * widest + 1, 0.95 / widest, window=("kaiser", 0.1102 * (85 - 8.7)))
    return resample_poly(noise(source // 10), up, down, window=filter_)


def by_soxr(source: int, target: int) -> np.ndarray:
    return soxr.resample(tones(source // 4, source, min(source, target)), source, target, "VHQ")


def golden(source: int, target: int) -> tuple[dict[str, int], np.ndarray]:
    poly, best = by_scipy(source, target), by_soxr(source, target)
    middle = len(best) // 2
    case = {"from": source, "to": target, "scipyLength": len(poly), "soxrFirst": middle}
    return case, np.concatenate([poly[:FIRST], poly[-LAST:], best[middle : middle + MIDDLE]])


def main(folder: Path) -> None:
    cases, numbers = zip(*(golden(*pair) for pair in permutations(RATES, 2)), strict=True)
    np.concatenate(numbers).astype("<f4").tofile(folder / "resampler.f32le")
    index = {
        "tools": f"Python scipy {scipy.__version__}, numpy {np.__version__}, "
        f"soxr {soxr.__version__} (libsoxr {soxr.__libsoxr_version__})",
        "scipyCall": "resample_poly(noise(from // 10), up, down, window=firwin(2 * 54 * max(up, down) + 1, "
        "0.95 / max(up, down), window=('kaiser', 0.1102 * (85 - 8.7))))",
        "soxrCall": "soxr.resample(tones(from // 4, from, min(from, to)), from, to, 'VHQ')",
        "first": FIRST,
        "last": LAST,
        "middle": MIDDLE,
        "pairs": list(cases),
    }
    (folder / "resampler.json").write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
