"""What a framework says of the test clips, written for Earmark to be held against.

OUT gets `clips/<label>/<name>.wav`, `scores.json` (every clip's scores and the framework's versions), `labels.txt`, and
of one clip `clip.wav` and `expect.json`: its samples, the front end's output and its scores. It is the clip whose
scores move most when its samples are changed a little, because in it mistakes show.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sounds import Samples, Sounds, as_16_bit, write_wavs


@dataclass(frozen=True)
class Said:
    """Of the test clips, a row each: the front end's output, the scores, and the scores of the clips `nudged`."""

    features: Any
    scores: Any
    nudged: Any


def nudged(samples: Samples) -> Samples:
    """The samples with their highest frequencies 4 % lower."""
    smooth = 0.98 * samples
    smooth[:, 1:] += 0.01 * samples[:, :-1]
    smooth[:, :-1] += 0.01 * samples[:, 1:]
    return as_16_bit(smooth)


def write(out: Path, sounds: Sounds, sample_rate: int, said: Said, tools: dict[str, str]) -> None:
    """Writes all of it; scores are logits or probabilities."""
    features, scores = (np.asarray(part, dtype=np.float32) for part in (said.features, said.scores))
    testing = sounds.testing
    shutil.rmtree(out / "clips", ignore_errors=True)
    write_wavs(out / "clips", testing, sample_rate)
    (out / "labels.txt").write_text("".join(f"{label}\n" for label in sounds.labels), encoding="utf-8")
    by_name = {name: row.tolist() for name, row in zip(testing.names, scores, strict=True)}
    save(out / "scores.json", {"tools": tools, "labels": sounds.labels, "scores": by_name})
    k = int(np.argmax(np.abs(probabilities(scores) - probabilities(np.asarray(said.nudged))).max(axis=1)))
    shutil.copy(out / "clips" / testing.names[k], out / "clip.wav")
    stages = {"samples": testing.samples[k], "spectrogram": features[k], "scores": scores[k]}
    save(out / "expect.json", {name: part.ravel().tolist() for name, part in stages.items()})
    right = np.mean(scores.argmax(axis=1) == testing.labels)
    print(f"{right:.1%} of {len(scores)} test clips are right; next: earmark model card {out / 'model.onnx'}")


def probabilities(scores: NDArray[Any]) -> NDArray[np.float64]:
    """Scores as they are where every row's sum is 1, otherwise their softmax, in float64."""
    exact = scores.astype(np.float64)
    if np.allclose(exact.sum(axis=1), 1, atol=1e-3):
        return exact
    powers = np.exp(exact - exact.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def save(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content) + "\n", encoding="utf-8")
