package dev.earmark.topology.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** Lets a line through at most once in ten seconds, whichever thread asks. */
public final class Seldom {
  private static final long QUIET_NANOS = 10_000_000_000L;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Returns whether the line may be said now. */
  public boolean now() {
    long now = System.nanoTime();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + QUIET_NANOS);
  }
}
