package dev.earmark.topology.window;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a broker may be waited for: so long without anything, and with what comes in between so
 * long at most.
 */
final class Allowance {
  private final LongSupplier nanoTime;
  private Duration each = Duration.ZERO;
  private long deadlineNanos;
  private long lastNanos;

  Allowance(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Begins: {@code each} without anything, {@code most} altogether. */
  void begin(Duration each, Duration most) {
    this.each = each;
    lastNanos = nanoTime.getAsLong() + most.toNanos();
    renew();
  }

  /** Notes that something came. */
  void renew() {
    long now = nanoTime.getAsLong();
    deadlineNanos = now + Math.min(each.toNanos(), lastNanos - now);
  }

  /** Returns whether nothing is to be waited for any longer. */
  boolean over() {
    return nanoTime.getAsLong() - deadlineNanos > 0;
  }

  /** Returns how long is waited without anything. */
  Duration each() {
    return each;
  }
}
