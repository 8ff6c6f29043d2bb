package dev.earmark.app.demo;

import dev.earmark.bench.Percentiles;
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
    double[] millis = Arrays.stream(nanos, 0, count).mapToDouble(n -> n / 1e6).toArray();
    return Percentiles.of(millis).at(100 * p);
  }
}
