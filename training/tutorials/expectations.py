"""What a framework says of the test clips, written for Earmark to be held against.

OUT gets `clips/<label>/<name>.wav`, `scores.json` (every clip's scores and the framework's versions), `labels.txt`, and
of the clip that the model is least sure of `clip.wav` and `expect.json`: its samples, the front end's output and its
scores.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sounds import Sounds, write_wavs


def write(out: Path, sounds: Sounds, sample_rate: int, said: tuple[Any, Any], tools: dict[str, str]) -> None:
    """Writes all of it; `said` is the front end's output and the scores (logits or probabilities) of the test clips."""
    features, scores = (np.asarray(part, dtype=np.float32) for part in said)
    testing = sounds.testing
    shutil.rmtree(out / "clips", ignore_errors=True)
    write_wavs(out / "clips", testing, sample_rate)
    (out / "labels.txt").write_text("".join(f"{label}\n" for label in sounds.labels), encoding="utf-8")
    by_name = {name: row.tolist() for name, row in zip(testing.names, scores, strict=True)}
    save(out / "scores.json", {"tools": tools, "labels": sounds.labels, "scores": by_name})
    k = least_sure(scores)
    shutil.copy(out / "clips" / testing.names[k], out / "clip.wav")
    stages = {"samples": testing.samples[k], "spectrogram": features[k], "scores": scores[k]}
    save(out / "expect.json", {name: part.ravel().tolist() for name, part in stages.items()})
    right = np.mean(scores.argmax(axis=1) == testing.labels)
    print(f"{right:.1%} of {len(scores)} test clips are right; next: earmark model card {out / 'model.onnx'}")


def least_sure(scores: NDArray[np.float32]) -> int:
    """The clip whose two highest scores are closest: mistakes show most in it."""
    ordered = np.sort(scores, axis=1)
    return int(np.argmin(ordered[:, -1] - ordered[:, -2]))


def save(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content) + "\n", encoding="utf-8")
