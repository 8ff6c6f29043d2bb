"""The pictures of a report, as SVG."""

from __future__ import annotations

import io

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from earmark_train.report.figures import Outcome
from earmark_train.report.mistakes import Mistake
from earmark_train.report.strata import Band, alluvium

plt.rcParams.update(
    {
        "svg.hashsalt": "earmark",
        "svg.fonttype": "none",
        "font.family": ["DejaVu Sans", "sans-serif"],
        "font.size": 9,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": "#8796a0",
        "axes.labelcolor": "#44525c",
        "xtick.color": "#44525c",
        "ytick.color": "#44525c",
    }
)
INK, PALE, WRONG = "#22303a", "#8796a0", "#c8443c"
_PALETTE = (
    "#3b75af #e8853a #519e3e #c8443c #8d69b8 #84584e #d57dbe #b8a92c #4fb3bf #5d6d78 #a5c76d #e0a39a #2f6f63 #b5651d"
).split()


def colours(count: int) -> list[str]:
    """A colour a label; from the fifteenth on they come again."""
    return [_PALETTE[i % len(_PALETTE)] for i in range(count)]


def svg(figure: Figure) -> str:
    """The figure as an SVG element, the same each time."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None}, bbox_inches="tight", pad_inches=0.12)
    plt.close(figure)
    return out.getvalue()[out.getvalue().index("<svg") :]


def heat_map(outcome: Outcome) -> str:
    """Truth by prediction: clips as numbers, shares of each truth as colour, blue where right and red where wrong."""
    counts = outcome.counts()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    n = len(outcome.labels)
    figure, axes = plt.subplots(figsize=(1.8 + 0.5 * n, 1.3 + 0.42 * n))
    right = np.eye(n, dtype=bool)
    axes.set_facecolor("#f4f6f7")
    for mask, colour, shade in ((~right, "Blues", shares), (right | (counts == 0), "Reds", np.sqrt(shares) * 0.9)):
        axes.imshow(np.ma.masked_array(shade, mask), cmap=colour, vmin=0, vmax=1.25, aspect="auto")
    for i, j in zip(*np.nonzero(counts), strict=True):
        axes.text(j, i, str(counts[i, j]), ha="center", va="center", color="white" if shares[i, j] > 0.6 else INK)
    axes.set_xticks(range(n), outcome.labels, rotation=40, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(n), outcome.labels)
    axes.set_xticks(np.arange(n + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(n + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", linewidth=2)
    axes.tick_params(which="both", length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set(xlabel="predicted", ylabel="truth")
    return svg(figure)


def alluvial(outcome: Outcome) -> str:
    """Truth on the left, prediction on the right, a band for each pair, as wide as its clips and coloured by truth."""
    counts = outcome.counts()
    flow, shades = alluvium(counts), colours(len(outcome.labels))
    figure, axes = plt.subplots(figsize=(7.5, max(2.2, 0.9 + 0.5 * len(outcome.labels))))
    for band in flow.bands:
        _band(axes, band, shades[band.truth])
    for i, label in enumerate(outcome.labels):
        right, taken, has = int(counts[i, i]), int(counts[:, i].sum()), int(counts[i].sum())
        missed, wrong = has - right, taken - right
        _stratum(axes, (-0.03, "right"), (flow.left[i], has), shades[i], (label, _counted(has, missed, "missed")))
        _stratum(axes, (1.0, "left"), (flow.right[i], taken), shades[i], (label, _counted(taken, wrong, "wrong")))
    for x, what, side in ((-0.03, "truth", "right"), (1.03, "prediction", "left")):
        axes.text(x, -flow.height * 0.035, what, ha=side, va="bottom", color=PALE)
    axes.set_xlim(-0.42, 1.42)
    axes.set_ylim(flow.height, -flow.height * 0.08)
    axes.axis("off")
    return svg(figure)


def _counted(clips: int, otherwise: int, what: str) -> str:
    return f"{clips}" + (f", {otherwise} {what}" if otherwise else "")


def _stratum(axes: Axes, at: tuple[float, str], span: tuple[float, float], colour: str, said: tuple[str, str]) -> None:
    """A label's block with its name and, beside it, what is in it."""
    (x, side), (start, size) = at, span
    axes.bar([x], [size], 0.03, [start], align="edge", color=colour)
    place = (x - 0.02, "right") if side == "right" else (x + 0.05, "left")
    middle = start + size / 2
    name, counted = said
    text = f"{counted} · {name}" if side == "right" else f"{name} · {counted}"
    axes.text(place[0], middle, text, ha=place[1], va="center", color=INK)


def _band(axes: Axes, band: Band, colour: str) -> None:
    x = np.linspace(0, 1, 60)
    top = band.start + (band.end - band.start) * (3 * x**2 - 2 * x**3)
    right = band.truth == band.predicted
    axes.fill_between(x, top, top + band.width, color=colour, alpha=0.45 if right else 0.9, linewidth=0)


def curves(rows: list[dict[str, float]]) -> str:
    """Loss and accuracy epoch by epoch; nothing where nothing was learnt by epochs."""
    if not rows:
        return ""
    figure, (one, other) = plt.subplots(1, 2, figsize=(8, 2.8))
    figure.subplots_adjust(wspace=0.28)
    epochs = [r["epoch"] for r in rows]
    one.plot(epochs, [r["training loss"] for r in rows], label="training, augmented")
    one.plot(epochs, [r["loss"] for r in rows], label="validation")
    one.set(ylabel="cross-entropy", ylim=(0, None))
    one.legend(frameon=False)
    other.plot(epochs, [r["accuracy"] * 100 for r in rows], color="C1")
    last = rows[-1]
    other.plot([last["epoch"]], [last["accuracy"] * 100], "o", color="C1", markersize=4)
    other.set_title(f"{last['accuracy']:.1%} after the last epoch", fontsize=9, color=INK, loc="right")
    other.set_ylabel("validation accuracy in %")
    for axes in (one, other):
        axes.set_xlabel("epoch")
        axes.xaxis.get_major_locator().set_params(integer=True)
    return svg(figure)


def reliability(outcome: Outcome) -> str:
    """How often the model is right, by how sure it says that it is; below, how many clips it is that sure of."""
    rows = outcome.reliability()
    figure, (axes, below) = plt.subplots(2, 1, figsize=(4, 4.6), height_ratios=(3, 1), sharex=True)
    axes.plot([0, 1], [0, 1], color=PALE, linewidth=0.9, linestyle="--")
    axes.plot([r[0] for r in rows], [r[1] for r in rows], marker="o", markersize=4, color="C0")
    axes.set(ylabel="accuracy", xlim=(0, 1), ylim=(0, 1.03))
    axes.text(0.03, 0.95, f"calibration error {outcome.calibration_error():.3f}", color=INK)
    below.hist(outcome.scores.max(axis=1), bins=np.linspace(0, 1, 21), color="C0", alpha=0.6)
    below.set(xlabel="confidence", ylabel="clips")
    return svg(figure)


def spectrograms(mistakes: list[Mistake]) -> str:
    """The clips that were taken for something else, five in a row; nothing where there are none."""
    if not mistakes:
        return ""
    rows = -(-len(mistakes) // 5)
    figure, grid = plt.subplots(rows, 5, figsize=(11, 2.1 * rows), squeeze=False)
    figure.subplots_adjust(hspace=0.62, wspace=0.12)
    for axes in grid.flat[len(mistakes) :]:
        axes.axis("off")
    for axes, m in zip(grid.flat, mistakes, strict=False):
        axes.imshow(m.image, origin="lower", aspect="auto", cmap="magma", extent=(0, m.seconds, 0, 1))
        axes.set_yticks([])
        axes.tick_params(labelsize=6)
        axes.set_title(f"{m.truth} → {m.said}, {m.confidence:.2f}", fontsize=8, color=INK, loc="left", pad=11)
        axes.text(0, 1.03, _shortened(m.clip), fontsize=5.5, color=PALE, transform=axes.transAxes)
    return svg(figure)


def _shortened(name: str, most: int = 42) -> str:
    return name if len(name) <= most else f"…{name[-most:]}"
