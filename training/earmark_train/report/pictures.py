"""The pictures of a report, as SVG."""

from __future__ import annotations

import io
from typing import Any

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sklearn.metrics import DetCurveDisplay, RocCurveDisplay

from earmark_train.report.figures import Outcome

plt.rcParams.update(
    {
        "svg.hashsalt": "earmark",
        "svg.fonttype": "none",
        "font.size": 9,
        "axes.spines.top": False,
        "axes.spines.right": False,
    }
)
_WRONG, _RIGHT = "#d1495b", "#7ba7bc"


def svg(figure: Figure) -> str:
    """The figure as an SVG element, the same each time."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)
    return out.getvalue()[out.getvalue().index("<svg") :]


def heat_map(outcome: Outcome) -> str:
    """Truth by prediction: shares of each truth as colour, clips as numbers."""
    counts = outcome.counts()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    n = len(outcome.labels)
    figure, axes = plt.subplots(figsize=(1.8 + 0.45 * n, 1.2 + 0.4 * n))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for i, j in zip(*np.nonzero(counts), strict=True):
        axes.text(j, i, str(counts[i, j]), ha="center", va="center", color="white" if shares[i, j] > 0.5 else "black")
    axes.set_xticks(range(n), outcome.labels, rotation=45, ha="right")
    axes.set_yticks(range(n), outcome.labels)
    axes.set_xlabel("predicted")
    axes.set_ylabel("truth")
    return svg(figure)


def alluvial(outcome: Outcome) -> str:
    """Truth on the left, prediction on the right, a band for each pair as wide as its clips; wrong ones are red."""
    counts = outcome.counts()
    n, total = len(outcome.labels), int(counts.sum())
    gap = total * 0.02
    figure, axes = plt.subplots(figsize=(7, 1 + 0.55 * n))
    left, right = (_starts(counts.sum(axis=a), gap) for a in (1, 0))
    _columns(axes, outcome.labels, (left, counts.sum(axis=1)), (right, counts.sum(axis=0)))
    out, into = left.copy(), right.copy()
    for i in range(n):
        for j in range(n):
            if counts[i, j]:
                _band(axes, (out[i], into[j]), float(counts[i, j]), _RIGHT if i == j else _WRONG)
                out[i] += counts[i, j]
                into[j] += counts[i, j]
    axes.set_xlim(-0.35, 1.35)
    axes.set_ylim(total + gap * n, -gap)
    axes.axis("off")
    return svg(figure)


def _starts(sizes: Any, gap: float) -> Any:
    return np.concatenate([[0.0], np.cumsum(sizes + gap)[:-1]])


def _columns(axes: Axes, labels: list[str], left: tuple[Any, Any], right: tuple[Any, Any]) -> None:
    for (starts, sizes), x, side in ((left, -0.03, "right"), (right, 1.0, "left")):
        axes.bar(np.full(len(labels), x), sizes, 0.03, starts, align="edge", color="#44525c")
        for label, start, size in zip(labels, starts, sizes, strict=True):
            place = x - 0.02 if side == "right" else x + 0.05
            axes.text(place, start + size / 2, f"{label} {int(size)}", ha=side, va="center")


def _band(axes: Axes, at: tuple[float, float], width: float, colour: str) -> None:
    x = np.linspace(0, 1, 60)
    middle = at[0] + (at[1] - at[0]) * (3 * x**2 - 2 * x**3)
    axes.fill_between(x, middle, middle + width, color=colour, alpha=0.75, linewidth=0)


def curves(rows: list[dict[str, float]]) -> str:
    """Loss and accuracy epoch by epoch."""
    figure, (one, other) = plt.subplots(1, 2, figsize=(8, 2.8))
    epochs = [r["epoch"] for r in rows]
    one.plot(epochs, [r["training loss"] for r in rows], label="training")
    one.plot(epochs, [r["loss"] for r in rows], label="validation")
    one.set_ylabel("cross-entropy")
    one.legend(frameon=False)
    other.plot(epochs, [r["accuracy"] for r in rows], color="C1")
    other.set_ylabel("validation accuracy")
    for axes in (one, other):
        axes.set_xlabel("epoch")
    return svg(figure)


def detection_curves(outcome: Outcome) -> str:
    """ROC and DET of each label against all others."""
    figure, (roc, det) = plt.subplots(1, 2, figsize=(9, 4))
    for k, label in enumerate(outcome.labels):
        truth = outcome.truth == k
        if truth.any() and not truth.all():
            RocCurveDisplay.from_predictions(truth, outcome.scores[:, k], ax=roc, name=label, plot_chance_level=False)
            DetCurveDisplay.from_predictions(truth, outcome.scores[:, k], ax=det, name=label)
    roc.set(xlabel="false positive rate", ylabel="true positive rate", xlim=(-0.005, 0.2), ylim=(0.8, 1.005))
    det.set(xlabel="false positive rate", ylabel="miss rate")
    for axes in (roc, det):
        axes.legend(fontsize=6, frameon=False)
    return svg(figure)


def reliability(outcome: Outcome) -> str:
    """How often the model is right, by how sure it says that it is."""
    rows = outcome.reliability()
    figure, axes = plt.subplots(figsize=(3.6, 3.4))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8, linestyle="--")
    axes.plot([r[0] for r in rows], [r[1] for r in rows], marker="o")
    for confidence, accuracy, clips in rows:
        axes.annotate(str(clips), (confidence, accuracy), textcoords="offset points", xytext=(4, -10), fontsize=7)
    axes.set(xlabel="confidence", ylabel="accuracy", xlim=(0, 1), ylim=(0, 1.02))
    return svg(figure)


def spectrograms(images: list[tuple[str, Any]]) -> str:
    """A small picture of each clip's features, with what it is called."""
    rows = -(-len(images) // 4)
    figure, grid = plt.subplots(rows, 4, figsize=(10, 1.9 * rows), squeeze=False)
    for axes in grid.flat:
        axes.axis("off")
    for axes, (title, image) in zip(grid.flat, images, strict=False):
        axes.imshow(image.T, origin="lower", aspect="auto", cmap="magma")
        axes.set_title(title, fontsize=6)
    return svg(figure)
