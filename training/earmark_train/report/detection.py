"""ROC and DET of each label against all others."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from scipy.stats import norm
from sklearn.metrics import roc_auc_score, roc_curve

from earmark_train.report.figures import Outcome
from earmark_train.report.pictures import PALE, colours, svg

SHARES = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
LEAST, MOST = 0.0005, 0.6


def curves(outcome: Outcome) -> str:
    """Side by side, the false alarms' share on a scale on which a small one is seen; a label's area in the legend."""
    figure, (roc, det) = plt.subplots(1, 2, figsize=(9.5, 3.9))
    figure.subplots_adjust(wspace=0.3)
    least = 1.0
    for k, (label, colour) in enumerate(zip(outcome.labels, colours(len(outcome.labels)), strict=True)):
        truth = outcome.truth == k
        if not truth.any() or truth.all():
            continue
        scores = outcome.scores[:, k]
        false, found, _ = roc_curve(truth, scores, drop_intermediate=False)
        roc.step(np.maximum(false, LEAST), found * 100, where="post", color=colour, linewidth=1.4)
        least = min(least, float(found[false <= SHARES[0]].max()))
        area = roc_auc_score(truth, scores)
        det.step(_probit(false), _probit(1 - found), where="post", color=colour, label=f"{label}  {area:.4f}")
    roc.set_ylim(np.floor(least * 9) * 10, 101)
    _finish(roc, det)
    return svg(figure)


def _finish(roc: Axes, det: Axes) -> None:
    roc.set(xscale="log", xlim=(LEAST, 1), xlabel="false alarms in % of the other clips", ylabel="found in %")
    roc.set_xticks([0.001, 0.01, 0.1, 1], ["0.1", "1", "10", "100"])
    roc.set_title("ROC", loc="left", fontsize=10)
    ticks = (_probit(np.array(SHARES)), [f"{s * 100:g}" for s in SHARES])
    det.set_xticks(*ticks)
    det.set_yticks(*ticks)
    ends = _probit(np.array([LEAST, MOST]))
    det.set(xlim=ends, ylim=ends, xlabel="false alarms in %", ylabel="missed in %")
    det.set_title("DET", loc="left", fontsize=10)
    det.grid(color=PALE, alpha=0.25, linewidth=0.6)
    det.legend(title="area under ROC", fontsize=7, title_fontsize=7, frameon=False, bbox_to_anchor=(1.02, 1))


def _probit(shares: np.ndarray) -> np.ndarray:
    """Shares on the axis on which two normal distributions make a straight line, none below the least shown."""
    return norm.ppf(np.clip(shares, LEAST, MOST))
