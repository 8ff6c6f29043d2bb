package dev.earmark.confusion;

import dev.earmark.rule.Rule;

/**
 * How predictions and truths of a device are joined.
 *
 * @param labels rows and columns
 * @param length samples of a window
 * @param hop samples from one window's start to the next
 * @param truthWait samples of audio after a window for which its truth is waited for
 * @param periodMicros length of the periods for which windows are counted apart, in µs
 */
public record ConfusionRule(
    MatrixLabels labels, int length, int hop, long truthWait, long periodMicros) {

  /** Checks each number. */
  public ConfusionRule {
    Rule.check(length > 0, "length must be above 0", "length", length);
    Rule.check(hop > 0, "hop must be above 0", "hop", hop);
    Rule.check(truthWait >= 0, "truthWait must be at least 0", "truthWait", truthWait);
    Rule.check(periodMicros > 0, "periodMicros must be above 0", "periodMicros", periodMicros);
  }

  long start(long window) {
    return Math.multiplyExact(window, (long) hop);
  }

  long end(long window) {
    return start(window) + length;
  }

  /** Returns the start, in µs, of the period to which a time belongs. */
  long periodOf(long micros) {
    return Math.floorDiv(micros, periodMicros) * periodMicros;
  }

  int truthOf(Slot slot, TruthSpans spans) {
    return spans.labelOf(start(slot.window()), end(slot.window()), slot.heard());
  }
}
