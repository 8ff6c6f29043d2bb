package dev.earmark.topology.state;

import java.time.Duration;

/**
 * The wall clock as a task sees it pass: a leap forward, as when the clock is set or a machine was
 * asleep, counts for little, and one back for nothing.
 */
public final class SteadyClock {
  private final long mostMs;
  private long seenMs;
  private long ms;

  /**
   * Begins at the wall clock's {@code wallMs}.
   *
   * @param most what a leap counts for: longer than what usually passes between two looks at it
   */
  public SteadyClock(long wallMs, Duration most) {
    seenMs = wallMs;
    ms = wallMs;
    mostMs = most.toMillis();
  }

  /** Returns the time, in milliseconds, when the wall clock shows {@code wallMs}. */
  public long at(long wallMs) {
    ms += Math.max(0, Math.min(wallMs - seenMs, mostMs));
    seenMs = wallMs;
    return ms;
  }
}
