"""Gives a model its golden clip: what Python scores it goes into the card, and every load holds the model against it.

CLIP holds mono 16-bit little-endian samples at the model's rate, as `make_goldens.py` writes them; one window or less.
Without it two synthetic voices speak (needs `espeak-ng` and `sox`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from earmark_train.export.onnx_file import write_card
from earmark_train.golden import golden_card, two_words
from earmark_train.scoring import Scorer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="an .onnx file with a card; written again")
    parser.add_argument("clip", type=Path, nargs="?")
    args = parser.parse_args()
    clip = args.clip.read_bytes() if args.clip else two_words(Scorer(args.model).card.sample_rate)
    write_card(args.model, golden_card(args.model, clip))


if __name__ == "__main__":
    main()
