package dev.earmark.bench;

import java.util.Arrays;

/** Percentiles of measured values, by the nearest rank. */
public final class Percentiles {
  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Takes a copy of the values, in any order. */
  public static Percentiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /**
   * The smallest value that at least {@code percent} of all are not above; NaN where there are no
   * values.
   */
  public double at(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
