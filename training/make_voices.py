"""Speaks words with many synthetic voices, in Speech Commands' layout: OUT/<word>/<variant>_nohash_<take>.flac."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import soundfile

from earmark_train.progress import progress
from earmark_train.voices import ACCENTS, COMMANDS, TRAINING_VARIANTS, UNKNOWN_WORDS, Voice

RATE = 16_000


def random_voice(variant: str, rng: np.random.Generator) -> Voice:
    return Voice(str(rng.choice(ACCENTS)), variant, int(rng.integers(20, 81)), int(rng.integers(110, 195)))


def words_of(rng: np.random.Generator, args: argparse.Namespace) -> list[str]:
    """What one voice says: each word a few times and some of the unknown words."""
    others = [w for w in UNKNOWN_WORDS if w not in args.words]
    return args.words * args.takes + [str(w) for w in rng.choice(others, args.unknown, replace=False)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", nargs="+", default=COMMANDS, help="what is said (default: the eight commands)")
    parser.add_argument("--voices", type=int, default=len(TRAINING_VARIANTS), help="how many voices say it")
    parser.add_argument("--takes", type=int, default=3, help="takes of each word by each voice")
    parser.add_argument("--unknown", type=int, default=24, help="other words by each voice")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = np.random.default_rng(args.seed)
    for variant in progress(TRAINING_VARIANTS[: args.voices], "voices", "voice"):
        for take, word in enumerate(words_of(rng, args)):
            folder = args.out / word
            folder.mkdir(parents=True, exist_ok=True)
            samples = random_voice(variant, rng).say(word, RATE)
            soundfile.write(folder / f"{variant}_nohash_{take}.flac", samples, RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
