"""Writes golden confusion statistics, computed by scikit-learn: OUT is `confusion.json`; undefined figures are null."""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, precision_recall_fscore_support

CALLS = {
    "counts": "confusion_matrix(truth, predicted, labels=labels)",
    "accuracy": "accuracy_score(truth, predicted)",
    "perLabel": "precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=nan)",
    "macroF1": "f1_score(truth, predicted, labels=labels, average='macro', zero_division=nan)",
}


def case(name: str, labels: list[str], truth: list[str], predicted: list[str]) -> dict[str, Any]:
    """One set of decisions with scikit-learn's figures for it."""
    options: dict[str, Any] = {"labels": labels, "zero_division": np.nan}
    per_label = precision_recall_fscore_support(truth, predicted, **options)
    return {
        "name": name,
        "labels": labels,
        "truth": truth,
        "predicted": predicted,
        "counts": confusion_matrix(truth, predicted, labels=labels).tolist(),
        "accuracy": accuracy_score(truth, predicted),
        "macroF1": number(f1_score(truth, predicted, average="macro", **options)),
        "perLabel": [
            {"label": label, "precision": number(p), "recall": number(r), "f1": number(f), "support": int(s)}
            for label, p, r, f, s in zip(labels, *per_label, strict=True)
        ],
    }


def number(x: float) -> float | None:
    return None if math.isnan(x) else float(x)


def random_case(name: str, labels: list[str], right: float, seed: int) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    truth = [str(t) for t in rng.choice(labels, 200)]
    predicted = [t if rng.random() < right else str(rng.choice(labels)) for t in truth]
    return case(name, labels, truth, predicted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    abc = ["a", "b", "c"]
    golden = {
        "tool": f"scikit-learn {sklearn.__version__}",
        "calls": CALLS,
        "cases": [
            case("all right", abc, ["a", "b", "c", "a"], ["a", "b", "c", "a"]),
            case("all wrong", abc, ["a", "b", "c"], ["b", "c", "a"]),
            case("a label never true", abc, ["a", "a", "b", "b"], ["a", "c", "b", "a"]),
            case("a label never predicted", abc, ["a", "a", "b", "c"], ["a", "b", "b", "a"]),
            case("a label neither true nor predicted", abc, ["a", "a", "b", "b", "b"], ["a", "b", "b", "b", "a"]),
            case("one decision", abc, ["a"], ["b"]),
            random_case("ten labels, 200 decisions", [f"label{i}" for i in range(10)], 0.8, 1),
        ],
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
