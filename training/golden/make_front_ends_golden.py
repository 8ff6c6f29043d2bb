"""Writes what other people's front ends make of the same samples: none of it by Earmark's own code.

Run with: apt-get install chromium; pip install -r front_ends/requirements.txt;
python make_front_ends_golden.py FOLDER FRONT_ENDS

FOLDER gets `signals.s16le` (all signals, one after another), one `ROW.f32le.gz` a row of the table (the features of
its cases, one after another, in the card's axes) and `cases.json`. The file FRONT_ENDS, which `earmark model card
--like` reads, gets each row's front end with its tool, version and call.
A clip that is shorter than the window is padded as the row says. Where a tool can, it computes in float64, and
`float32` says how far its own float32 is from that, relative to the largest number.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from front_ends import of_browser, of_kaldi, of_librosa, of_tensorflow, of_torch
from front_ends.row import Row
from front_ends.signals import LENGTH, signals

ORIGINS = (of_tensorflow, of_torch, of_browser, of_librosa, of_kaldi)


def window(row: Row, samples: np.ndarray, dtype: str) -> np.ndarray:
    """A signal as floats, padded to a window where it is short."""
    x = samples.astype(dtype) / np.asarray(32_768, dtype)
    if len(x) >= LENGTH:
        return x
    repeat = row.front_end.get("samples", {}).get("padding") == "repeat"
    return np.resize(x, LENGTH) if repeat else np.pad(x, (0, LENGTH - len(x)))


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The largest difference, relative to the largest number."""
    return float(np.abs(one - other).max() / (np.abs(other).max() or 1))


def case(row: Row, name: str, samples: np.ndarray) -> tuple[np.ndarray, dict[str, Any]]:
    """One signal's golden numbers, and what is said of them."""
    single = np.asarray(row.make(window(row, samples, "float32")))
    double = np.asarray((row.exact or row.make)(window(row, samples, "float64")))
    features = single if row.exact else double
    return features, {
        "signal": name,
        "windowSamples": max(len(samples), LENGTH),
        "shape": list(features.shape),
        "float32": float(f"{difference(single, double):.2g}"),
    }


def write(folder: Path, row: Row, named: dict[str, np.ndarray]) -> dict[str, Any]:
    cases = [case(row, name, named[name]) for name in row.signals]
    data = b"".join(np.ascontiguousarray(features).astype("<f4").tobytes() for features, _ in cases)
    (folder / f"{row.name}.f32le.gz").write_bytes(gzip.compress(data, mtime=0))
    return {
        "name": row.name,
        "bound": 1e-4 if row.why else 1e-5,
        "why": row.why,
        "cases": [one for _, one in cases],
    }


def front_end(row: Row) -> dict[str, Any]:
    """What a card takes over from a row."""
    return {
        "name": row.name,
        "tool": row.tool + (", float32" if row.exact else ", float64"),
        "call": row.call,
        "sampleRate": row.rate,
        "frontEnd": row.front_end,
        "card": row.card,
    }


RAW = {
    "name": "raw",
    "tool": "the model itself",
    "call": "x",
    "sampleRate": 16_000,
    "frontEnd": {"kind": "waveform", "normalisation": {"kind": "none"}},
    "card": {},
}
"""The front end of a model that holds its own: no tool makes anything of the samples, so nothing is compared."""


def main(folder: Path, front_ends: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    named = signals()
    (folder / "signals.s16le").write_bytes(b"".join(samples.tobytes() for samples in named.values()))
    rows = [row for origin in ORIGINS for row in origin.rows()]
    content = {
        "signals": [{"name": name, "samples": len(samples)} for name, samples in named.items()],
        "rows": [write(folder, row, named) for row in rows],
    }
    write_json(folder / "cases.json", content)
    write_json(front_ends, {"frontEnds": [*map(front_end, rows), RAW]})


def write_json(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
