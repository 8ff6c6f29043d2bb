package dev.earmark.confusion;

import dev.earmark.state.Began;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of one recording so that its windows and its truths meet. */
final class RecordingJoin {
  final ConfusionRule rule;
  final TruthSpans spans;

  /** Windows whose truth may still come, in order. */
  final Deque<Slot> pending = new ArrayDeque<>();

  /** Windows of a recording without a truth so far: numbers by period and prediction. */
  final TreeMap<Long, long[]> untold = new TreeMap<>();

  /** Where in the log it began; {@link Began#NEVER} while only its truths are known. */
  Began began = Began.NEVER;

  /** Index of the first window that was not heard yet. */
  long next;

  /** Audio of the device, in samples, when this recording was last heard of. */
  long clock;

  /** Whether any truth is known, so that its windows count. */
  boolean told;

  boolean ended;

  /** Whether windows were settled early because too many waited. */
  boolean crowded;

  RecordingJoin(ConfusionRule rule) {
    this.rule = rule;
    this.spans = new TruthSpans(rule.labels());
  }

  /** Whether any of its windows was heard, and not only truths. */
  boolean isHeard() {
    return !began.equals(Began.NEVER);
  }

  /** Takes the next window; it counts if the recording has truths. */
  void hear(Slot slot, CountListener counts) {
    pending.add(slot);
    next = slot.window() + 1;
    if (told) {
      counts.counted(slot.period(), rule.truthOf(slot, spans), slot.predicted(), 1);
    }
    settle();
  }

  /** Windows further back than the wait keep the truth that they have. */
  private void settle() {
    while (rule.end(pending.getFirst().window()) < horizon()) {
      settleEarliest();
    }
    spans.dropBefore(decidedTo());
  }

  /** Too many wait: the window that waits longest keeps the truth that it has. */
  void settleSurplus() {
    crowded = true;
    settleEarliest();
  }

  private void settleEarliest() {
    Slot slot = pending.removeFirst();
    if (!told) {
      untold(slot.period())[slot.predicted()]++;
    }
  }

  /** Of more than the periods that a device keeps open, the earliest counts in the total only. */
  private long[] untold(long period) {
    boolean begins = period != CountListener.TOTAL_ONLY && !untold.containsKey(period);
    var open = untold.tailMap(CountListener.TOTAL_ONLY, false);
    if (begins && open.size() >= PeriodCounts.KEPT) {
      long[] earliest = untold.remove(open.firstKey());
      merge(earliest, untold.computeIfAbsent(CountListener.TOTAL_ONLY, p -> zeros()));
    }
    return untold.computeIfAbsent(period, p -> zeros());
  }

  private long[] zeros() {
    return new long[rule.labels().labels().size()];
  }

  private static void merge(long @Nullable [] from, long[] into) {
    for (int label = 0; from != null && label < into.length; label++) {
      into[label] += from[label];
    }
  }

  /** Takes a truth and returns whether it came in time. */
  boolean tell(TruthSpan span, CountListener counts) {
    if (isLate(span)) {
      return false;
    }
    if (told) {
      move(span, counts);
    } else {
      spans.add(span);
      told = true;
      countAll(counts);
    }
    return true;
  }

  private boolean isLate(TruthSpan span) {
    return !pending.isEmpty() && span.to() <= decidedTo();
  }

  /** Before this no truth is taken: no window that waits reaches there, and the wait is over. */
  private long decidedTo() {
    long waiting = rule.start(pending.getFirst().window());
    return crowded ? waiting : Math.min(waiting, horizon());
  }

  private long horizon() {
    return rule.end(next - 1) - rule.truthWait();
  }

  private void move(TruthSpan span, CountListener counts) {
    int[] before = truths();
    spans.add(span);
    int at = 0;
    for (Slot slot : pending) {
      int now = rule.truthOf(slot, spans);
      if (now != before[at]) {
        counts.counted(slot.period(), before[at], slot.predicted(), -1);
        counts.counted(slot.period(), now, slot.predicted(), 1);
      }
      at++;
    }
  }

  private int[] truths() {
    return pending.stream().mapToInt(slot -> rule.truthOf(slot, spans)).toArray();
  }

  private void countAll(CountListener counts) {
    untold.forEach((period, predicted) -> countBackground(period, predicted, counts));
    untold.clear();
    for (Slot slot : pending) {
      counts.counted(slot.period(), rule.truthOf(slot, spans), slot.predicted(), 1);
    }
  }

  private void countBackground(long period, long[] predicted, CountListener counts) {
    for (int label = 0; label < predicted.length; label++) {
      if (predicted[label] > 0) {
        counts.counted(period, rule.labels().background(), label, predicted[label]);
      }
    }
  }
}
