package dev.earmark.app.demo;

import java.util.Arrays;

/** Times from a window's last sample being handed to the producer until its prediction was read. */
final class Latencies {
  private long[] nanos = new long[1_024];
  private int count;

  void accept(long value) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = value;
  }

  /**
   * Returns the smallest latency that the share {@code p} of all does not exceed, in milliseconds;
   * NaN without any.
   */
  double quantileMs(double p) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(p * count) - 1)] / 1e6;
  }
}
