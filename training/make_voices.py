"""Speaks words with many synthetic voices, in Speech Commands' layout: OUT/<word>/<variant>_nohash_<take>.flac."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import soundfile

from earmark_train.voices import ACCENTS, COMMANDS, TRAINING_VARIANTS, UNKNOWN_WORDS, Voice

RATE = 16_000


def random_voice(variant: str, rng: np.random.Generator) -> Voice:
    return Voice(str(rng.choice(ACCENTS)), variant, int(rng.integers(20, 81)), int(rng.integers(110, 195)))


def words_of(rng: np.random.Generator, takes: int, unknown: int) -> list[str]:
    """What one voice says: each command a few times and some of the unknown words."""
    return COMMANDS * takes + [str(w) for w in rng.choice(UNKNOWN_WORDS, unknown, replace=False)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--takes", type=int, default=3, help="takes of each command by each voice")
    parser.add_argument("--unknown", type=int, default=24, help="other words by each voice")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = np.random.default_rng(args.seed)
    for variant in TRAINING_VARIANTS:
        for take, word in enumerate(words_of(rng, args.takes, args.unknown)):
            folder = args.out / word
            folder.mkdir(parents=True, exist_ok=True)
            samples = random_voice(variant, rng).say(word, RATE)
            soundfile.write(folder / f"{variant}_nohash_{take}.flac", samples, RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
