package dev.earmark.confusion;

import dev.earmark.rule.Rule;
import dev.earmark.state.Began;
import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what is remembered of one recording. Pending windows are runs of one prediction: how many,
 * the prediction, and, only where it is not as in the run before, what else changed.
 */
final class RecordingCodec {
  private static final int TOLD = 1;
  private static final int ENDED = 2;
  private static final int CROWDED = 4;
  private final ConfusionRule rule;
  private final long clock;
  private int windowsRead;

  RecordingCodec(ConfusionRule rule, long clock) {
    this.rule = rule;
    this.clock = clock;
  }

  void write(String name, RecordingJoin recording, CompactOutput out) {
    recording.began.write(out.text(name));
    out.count(recording.next).count(clock - recording.clock);
    out.count(flags(recording));
    writeSpans(recording.spans.spans(), out);
    writeUntold(recording, out);
    writeRuns(SlotRun.of(recording.pending), out);
  }

  RecordingJoin read(CompactInput in) {
    var recording = new RecordingJoin(rule);
    recording.began = Began.read(in);
    recording.next = in.count();
    recording.clock = clock - in.count();
    long flags = in.count();
    recording.told = (flags & TOLD) != 0;
    recording.ended = (flags & ENDED) != 0;
    recording.crowded = (flags & CROWDED) != 0;
    readSpans(recording.spans, in);
    readUntold(recording, in);
    readRuns(recording, in);
    return recording;
  }

  private static int flags(RecordingJoin recording) {
    return (recording.told ? TOLD : 0)
        + (recording.ended ? ENDED : 0)
        + (recording.crowded ? CROWDED : 0);
  }

  private static void writeSpans(List<TruthSpan> spans, CompactOutput out) {
    out.count(spans.size());
    long last = 0;
    for (TruthSpan span : spans) {
      boolean open = span.to() == TruthSpan.OPEN;
      out.number(span.from() - last).count(open ? 0 : span.to() - span.from());
      out.count(span.label()).number(span.rank());
      last = span.from();
    }
  }

  private void readSpans(TruthSpans spans, CompactInput in) {
    long last = 0;
    for (int left = in.length(); left > 0; left--) {
      last += in.number();
      long length = in.count();
      long to = length == 0 ? TruthSpan.OPEN : last + length;
      spans.add(new TruthSpan(last, to, label(in), (int) in.number()));
    }
  }

  private void writeUntold(RecordingJoin recording, CompactOutput out) {
    out.count(recording.untold.size());
    recording.untold.forEach(
        (period, predicted) -> {
          writePeriod(period, out);
          writeNumbers(predicted, out);
        });
  }

  /** Writes the numbers that are not zero: how many, then each one's distance and value. */
  private static void writeNumbers(long[] numbers, CompactOutput out) {
    out.count(Arrays.stream(numbers).filter(number -> number != 0).count());
    int last = -1;
    for (int at = 0; at < numbers.length; at++) {
      if (numbers[at] != 0) {
        out.count(at - last - 1).count(numbers[at]);
        last = at;
      }
    }
  }

  private static long[] readNumbers(CompactInput in, int length) {
    long[] numbers = new long[length];
    int last = -1;
    for (int left = in.length(); left > 0; left--) {
      last += 1 + in.upTo(length - last - 2, "distance");
      numbers[last] = in.count();
    }
    return numbers;
  }

  private int label(CompactInput in) {
    return in.upTo(rule.labels().labels().size() - 1, "label");
  }

  private void readUntold(RecordingJoin recording, CompactInput in) {
    for (int left = in.length(); left > 0; left--) {
      long period = readPeriod(in);
      recording.untold.put(period, readNumbers(in, rule.labels().labels().size()));
    }
  }

  private void writePeriod(long period, CompactOutput out) {
    out.flag(period == CountListener.TOTAL_ONLY);
    if (period != CountListener.TOTAL_ONLY) {
      out.number(Math.floorDiv(period, rule.periodMicros()));
    }
  }

  private long readPeriod(CompactInput in) {
    return in.flag() ? CountListener.TOTAL_ONLY : in.number() * rule.periodMicros();
  }

  private void writeRuns(List<SlotRun> runs, CompactOutput out) {
    out.count(runs.size());
    var before = new Slot(0, 0, 0, rule.length());
    for (SlotRun run : runs) {
      Slot slot = run.first();
      boolean plain = slot.equals(before.as(slot.predicted()));
      out.count(2L * (run.windows() - 1) + (plain ? 0 : 1)).count(slot.predicted());
      if (!plain) {
        long periods = Math.floorDiv(slot.period() - before.period(), rule.periodMicros());
        out.count(slot.window() - before.window()).number(periods);
        out.count(slot.heard());
      }
      before = slot.further(run.windows());
    }
  }

  private void readRuns(RecordingJoin recording, CompactInput in) {
    var before = new Slot(0, 0, 0, rule.length());
    for (int left = in.length(); left > 0; left--) {
      int head = in.upTo(2 * DeviceConfusion.MAX_WAITING, "windows");
      int windows = head / 2 + 1;
      checkWindows(windows);
      Slot first = first(before, label(in), head % 2 == 0, in);
      for (int window = 0; window < windows; window++) {
        recording.pending.add(first.further(window));
      }
      before = first.further(windows);
    }
  }

  /** A few bytes may stand for many windows, but all recordings of a device have a bound. */
  private void checkWindows(int more) {
    windowsRead += more;
    Rule.check(
        windowsRead <= DeviceConfusion.MAX_WAITING,
        "windows must be at most " + DeviceConfusion.MAX_WAITING,
        "windows",
        windowsRead);
  }

  private Slot first(Slot before, int predicted, boolean plain, CompactInput in) {
    if (plain) {
      return new Slot(before.window(), before.period(), predicted, before.heard());
    }
    long window = before.window() + in.count();
    long period = before.period() + in.number() * rule.periodMicros();
    return new Slot(window, period, predicted, in.upTo(rule.length(), "heard"));
  }
}
