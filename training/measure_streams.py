"""Window accuracy of a model on whole recordings: .flac files of a folder with label tracks beside them."""

from __future__ import annotations

import argparse
from pathlib import Path

from earmark_train.scoring import Scorer
from earmark_train.streams import measure_folder, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("recordings", type=Path)
    args = parser.parse_args()
    parts = measure_folder(Scorer(args.model), args.recordings)
    for name, measured in {**parts, "all": total(list(parts.values()))}.items():
        print(f"## {name}: {measured.accuracy:.2%} of {measured.clips} windows\n\n{measured.table()}\n")


if __name__ == "__main__":
    main()
