package dev.earmark.topology.metrics;

import java.time.Duration;

/** How far a task is behind its partition: written by its thread, read by anyone. */
public final class Behind {
  /** A thread that is well comes by once a second. */
  private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

  private volatile long ms;
  private volatile long saidNanos = System.nanoTime();

  /** Notes how far it is now. */
  public void is(long nowMs) {
    ms = Math.max(0, nowMs);
    saidNanos = System.nanoTime();
  }

  /** Notes that it is as far as before. */
  public void stays() {
    saidNanos = System.nanoTime();
  }

  /** Returns how far it is, in seconds; of a thread that has not come by, more and more. */
  double seconds() {
    return seconds(System.nanoTime());
  }

  double seconds(long nowNanos) {
    long silentNanos = nowNanos - saidNanos;
    return ms / 1e3 + (silentNanos > LONGEST_NANOS ? silentNanos / 1e9 : 0);
  }
}
