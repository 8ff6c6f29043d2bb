package dev.earmark.confusion;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The counts of all devices of a task together: derived from theirs, so that it needs no store.
 *
 * <p>When the task starts they are summed up; a period that some device has closed by then can no
 * longer be summed up and is left as it was last said. The {@value #MAX_PERIODS} periods heard of
 * latest are kept.
 */
public final class TaskCounts implements CountListener {
  private static final int MAX_PERIODS = 256;
  private final MatrixLabels labels;
  private final ConfusionMatrix total;
  private final ClosedPeriods closed;
  private final Map<Long, ConfusionMatrix> periods = new LinkedHashMap<>(16, 0.75f, true);
  private final Set<Long> changed = new LinkedHashSet<>();

  /** The counts of no devices. */
  public TaskCounts(ConfusionRule rule) {
    this.labels = rule.labels();
    this.total = labels.matrix();
    this.closed = new ClosedPeriods(rule.periodMicros());
  }

  /**
   * Adds a device that was counted before the task started; only before anything is counted.
   *
   * @param recent whether its latest counts may not have been said
   */
  public void add(PeriodCounts device, boolean recent) {
    total.combine(device.total());
    device.periods().forEach((period, counts) -> open(period).combine(counts));
    closed.addAll(device.closed);
    periods.keySet().removeIf(closed::contains);
    changed.add(TOTAL_ONLY);
    changed.addAll(recent ? device.periods().keySet() : Set.of());
    changed.removeIf(period -> period != TOTAL_ONLY && !periods.containsKey(period));
  }

  /** Takes a device that is forgotten out of the total; periods stay as they were said. */
  public void forget(PeriodCounts device) {
    int n = labels.labels().size();
    for (int cell = 0; cell < n * n; cell++) {
      total.accept(cell / n, cell % n, -device.total().count(cell / n, cell % n));
    }
    changed.add(TOTAL_ONLY);
  }

  @Override
  public void counted(long period, int truth, int predicted, long windows) {
    total.accept(truth, predicted, windows);
    changed.add(TOTAL_ONLY);
    boolean open = periods.containsKey(period);
    if (period != TOTAL_ONLY && (open || !closed.contains(period))) {
      open(period).accept(truth, predicted, windows);
      changed.add(period);
    }
  }

  private ConfusionMatrix open(long period) {
    return periods.computeIfAbsent(period, p -> labels.matrix());
  }

  /**
   * Hands over what has changed since the last call: the total as period {@link #TOTAL_ONLY}, and
   * periods by their starts in µs. The counts are views.
   */
  public void drain(BiConsumer<Long, ConfusionMatrix> out) {
    for (long period : changed) {
      out.accept(period, period == TOTAL_ONLY ? total : open(period));
    }
    changed.clear();
    var eldest = periods.keySet().iterator();
    while (periods.size() > MAX_PERIODS) {
      closed.add(eldest.next());
      eldest.remove();
    }
  }
}
