package dev.earmark.confusion;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

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
  final ClosedPeriods closed;

  PeriodCounts(ConfusionRule rule) {
    this.labels = rule.labels();
    this.total = labels.matrix();
    this.closed = new ClosedPeriods(rule.periodMicros());
  }

  /** Counts windows and returns the period in which they count. */
  long accept(long period, int truth, int predicted, long windows) {
    total.accept(truth, predicted, windows);
    boolean open = periods.containsKey(period);
    if (period == CountListener.TOTAL_ONLY || (!open && closed.contains(period))) {
      return CountListener.TOTAL_ONLY;
    }
    periods.computeIfAbsent(period, p -> labels.matrix()).accept(truth, predicted, windows);
    return period;
  }

  /** Closes the earliest periods beyond {@value #KEPT}, but none in use. */
  void close(Set<Long> used, BiConsumer<Long, ConfusionMatrix> last) {
    var unused = periods.keySet().stream().filter(period -> !used.contains(period)).toList();
    int surplus = Math.min(unused.size(), periods.size() - KEPT);
    for (long period : unused.subList(0, Math.max(0, surplus))) {
      closed.add(period);
      last.accept(period, periods.get(period));
      periods.remove(period);
    }
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
