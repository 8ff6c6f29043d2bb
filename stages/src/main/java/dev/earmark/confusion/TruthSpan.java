package dev.earmark.confusion;

import dev.earmark.rule.Rule;

/**
 * What is really heard in a span of a recording: samples {@code [from, to)} at the model's rate.
 *
 * @param from first sample
 * @param to first sample after the span; {@link #OPEN} while it has no end
 * @param label position among the {@link MatrixLabels}
 * @param rank of who says so; of spans that overlap the one of higher rank holds, then the later
 *     said
 */
public record TruthSpan(long from, long to, int label, int rank) {
  /** The end of a span that has none yet. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Checks the span. */
  public TruthSpan {
    Rule.check(from >= 0, "from must be at least 0", "from", from);
    Rule.check(to > from, "to must be after from", "from", from, "to", to);
  }

  /**
   * Returns a position counted at {@code fromRate} as the nearest at {@code toRate}; an open end
   * stays open.
   */
  public static long at(long sample, int fromRate, int toRate) {
    if (sample == OPEN || fromRate == toRate) {
      return sample;
    }
    long whole = Math.multiplyExact(sample / fromRate, (long) toRate);
    return whole + Math.round((double) (sample % fromRate) * toRate / fromRate);
  }

  boolean covers(long sample) {
    return from <= sample && sample < to;
  }

  boolean overlaps(long start, long end) {
    return from < end && start < to;
  }

  /** Whether this one says again, or otherwise, what began at the same sample. */
  boolean replaces(TruthSpan other) {
    return from == other.from && rank == other.rank;
  }
}
