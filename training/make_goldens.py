"""Writes golden vectors of the models: what Java must compute from the same samples, to 1e-5 in each score.

OUT gets clips as `<clip>.s16le` (mono samples at the model's rate), features as `<model>.<clip>.f32le` ([T, F], rows of
frames, little-endian) and one `<model>.json` with labels, shapes, scores and the tools and calls behind them.
"""

from __future__ import annotations

import argparse
import json
import platform
from pathlib import Path

import numpy as np
import onnxruntime

from earmark_train.augment import coloured_noise
from earmark_train.collect.samples import Samples, fit, to_int16
from earmark_train.scoring import Scorer
from earmark_train.voices import Voice

RATE = 16_000
LENGTH = 16_000


def made_clips() -> dict[str, Samples]:
    """Project-made clips of one second: a clean word, a word in noise, loud noise that clips, and nothing."""
    rng = np.random.default_rng(11)
    yes = Voice("en-us", "f3", 50, 140).say("yes", RATE)
    left = fit(
        np.concatenate([np.zeros(4000, dtype=np.float32), Voice("en-gb", "m2", 40, 150).say("left", RATE)]), LENGTH
    )
    return {
        "yes": fit(yes, LENGTH) * 0.5,
        "left-in-noise": left * 0.2 + coloured_noise(rng, LENGTH, 1.0) * 0.01,
        "clipped-noise": coloured_noise(rng, LENGTH, 0.0) * 0.6,
        "digital-silence": np.zeros(LENGTH, dtype=np.float32),
    }


def write_clips(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, samples in made_clips().items():
        (out / f"{name}.s16le").write_bytes(to_int16(samples).tobytes())


def golden(model: Path, out: Path) -> None:
    """Features and scores of every clip in OUT by one model."""
    scorer = Scorer(model)
    cases = []
    for clip in sorted(out.glob("*.s16le")):
        samples = np.frombuffer(clip.read_bytes(), dtype="<i2").astype(np.float32) / 32768
        features = scorer.features.apply(samples[np.newaxis])
        file = f"{scorer.card.name}.{clip.stem}.f32le"
        (out / file).write_bytes(features[0, 0].astype("<f4").tobytes())
        scores = scorer.score(samples[np.newaxis])[0]
        cases.append({"clip": clip.name, "features": file, "shape": features.shape[2:], "scores": scores.tolist()})
    content = {
        "tools": {
            "Python": platform.python_version(),
            "NumPy": np.__version__,
            "ONNX Runtime": onnxruntime.__version__,
        },
        "calls": {
            "samples": "numpy.frombuffer(clip, '<i2') / 32768",
            "features": "earmark_train.features.front_end.FeatureExtractor.apply in float64, kept as float32",
            "scores": "onnxruntime.InferenceSession.run, then softmax in float64",
        },
        "model": f"{scorer.card.name}@{scorer.card.version}",
        "labels": scorer.card.labels,
        "cases": cases,
    }
    (out / f"{scorer.card.name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("models", type=Path, nargs="+", help="model files")
    parser.add_argument("--clips", action="store_true", help="make the clips anew (needs espeak-ng and sox)")
    args = parser.parse_args()
    if args.clips:
        write_clips(args.out)
    for model in args.models:
        golden(model, args.out)


if __name__ == "__main__":
    main()
