package dev.earmark.topology.metrics;

import dev.earmark.topology.chunk.Times;
import java.time.Duration;
import java.time.Instant;

/** Times between a device's clock and others, of which neither need be right. */
public final class Latency {
  private static final long DAY_MICROS = Duration.ofDays(1).toMillis() * 1000;

  private Latency() {}

  /**
   * Returns the nanoseconds from a capture to {@code nowMicros}: none where the capture seems to be
   * later, a day where it seems to be more.
   */
  public static long nanos(long capturedMicros, long nowMicros) {
    if (capturedMicros < nowMicros - DAY_MICROS) {
      return DAY_MICROS * 1000;
    }
    return capturedMicros >= nowMicros ? 0 : (nowMicros - capturedMicros) * 1000;
  }

  /** Returns the time of this machine in µs since 1970-01-01 UTC. */
  public static long nowMicros() {
    return Times.micros(Instant.now());
  }
}
