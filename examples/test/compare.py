"""Compares predictions that two clients printed as JSON lines: python compare.py A.jsonl B.jsonl COUNT"""

import json
import sys


def read(path: str) -> dict[str, dict]:
    with open(path, encoding="utf-8") as lines:
        return {p["id"]: p for p in map(json.loads, lines)}


def main(first: str, second: str, count: str) -> None:
    a, b = read(first), read(second)
    assert len(a) == int(count), f"predictions must be {count}: {len(a)} in {first}"
    assert a.keys() == b.keys(), sorted(a.keys() ^ b.keys())
    for key, prediction in a.items():
        other = b[key]
        for field in ("device", "recording", "startSample", "endSample", "label", "confidence", "scores"):
            assert prediction[field] == other[field], (key, field, prediction[field], other[field])
    print(f"{len(a)} predictions, read alike")


if __name__ == "__main__":
    main(*sys.argv[1:])
