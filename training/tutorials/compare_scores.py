"""Holds Earmark's scores against a framework's: FOLDER has model.onnx with its card, clips/ and scores.json.

Prints the largest difference of all scores of all clips; exit code 1 where it is above 1e-4.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from expectations import probabilities

EARMARK = Path(__file__).resolve().parents[2] / "earmark"
BOUND = 1e-4


def of_earmark(folder: Path) -> dict[str, dict[str, float]]:
    """Each clip's probabilities by label, as `earmark score` prints them."""
    command = [str(EARMARK), "score", "--json", "--model", str(folder / "model.onnx"), str(folder / "clips")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    windows = [json.loads(line) for line in done.stdout.splitlines()][:-1]
    return {
        Path(w["file"]).resolve().relative_to((folder / "clips").resolve()).as_posix(): w["scores"] for w in windows
    }


def of_framework(said: dict) -> dict[str, dict[str, float]]:
    """Each clip's probabilities by label."""
    rows = probabilities(np.array(list(said["scores"].values())))
    return {
        name: dict(zip(said["labels"], row.tolist(), strict=True))
        for name, row in zip(said["scores"], rows, strict=True)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    said = json.loads((args.folder / "scores.json").read_text(encoding="utf-8"))
    expected, heard = of_framework(said), of_earmark(args.folder)
    if expected.keys() != heard.keys():
        sys.exit(f"each clip must be one window: clips={len(expected)}, windows={len(heard)}")
    worst, clip, label = max(
        (abs(row[label] - heard[name][label]), name, label) for name, row in expected.items() for label in row
    )
    tools = ", ".join(f"{name} {version}" for name, version in said["tools"].items())
    print(f"{args.folder}: {len(expected)} clips, largest difference {worst:.1e} ({label} of {clip}); {tools}")
    sys.exit(not worst <= BOUND)


if __name__ == "__main__":
    main()
