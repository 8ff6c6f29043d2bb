package dev.earmark.confusion;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A device's counts: the total, and those of its latest periods.
 *
 * <p>A period closes, and is forgotten, when {@value #KEPT} later ones have begun; a window of a
 * closed period (a clock was put back) counts in the total only.
 */
public final class PeriodCounts {
  static final int KEPT = 5;
  final MatrixLabels labels;
  final ConfusionMatrix total;
  final TreeMap<Long, ConfusionMatrix> periods = new TreeMap<>();
  long closedFrom = Long.MAX_VALUE;
  long closedThrough = Long.MIN_VALUE;

  PeriodCounts(MatrixLabels labels) {
    this.labels = labels;
    this.total = labels.matrix();
  }

  /** Counts windows and returns the period in which they count. */
  long accept(long period, int truth, int predicted, long windows) {
    total.accept(truth, predicted, windows);
    if (period == CountListener.TOTAL_ONLY || (isClosed(period) && !periods.containsKey(period))) {
      return CountListener.TOTAL_ONLY;
    }
    periods.computeIfAbsent(period, p -> labels.matrix()).accept(truth, predicted, windows);
    return period;
  }

  /** Closes the earliest periods beyond {@value #KEPT}, but none in use. */
  void close(Set<Long> used) {
    while (periods.size() > KEPT) {
      var unused = periods.keySet().stream().filter(period -> !used.contains(period)).findFirst();
      if (unused.isEmpty()) {
        return;
      }
      periods.remove(unused.get());
      closedFrom = Math.min(closedFrom, unused.get());
      closedThrough = Math.max(closedThrough, unused.get());
    }
  }

  /** Whether windows of a period may have been counted and forgotten. */
  public boolean isClosed(long period) {
    return closedFrom <= period && period <= closedThrough;
  }

  /** Returns the counts of all windows; a view. */
  public ConfusionMatrix total() {
    return total;
  }

  /** Returns the counts of the periods still open by their starts in µs; a view. */
  public SortedMap<Long, ConfusionMatrix> periods() {
    return Collections.unmodifiableSortedMap(periods);
  }
}
