package dev.earmark.topology;

import java.time.Duration;

/** Keeps the newest mark and one that is at least {@code age} older. */
final class Marks {
  private final long ageMs;
  private Mark before;
  private Mark candidate;
  private long sinceMs;

  /**
   * Begins with a mark that is known to be published.
   *
   * @param age how old a mark must be to be kept: long enough for two commits
   */
  Marks(Mark first, Duration age) {
    before = first;
    candidate = first;
    ageMs = age.toMillis();
  }

  /**
   * Takes where the recording stands at the wall clock's {@code nowMs} and returns where it stood.
   */
  Mark before(Mark now, long nowMs) {
    if (nowMs - sinceMs >= ageMs) {
      before = candidate;
      candidate = now;
      sinceMs = nowMs;
    }
    return before;
  }
}
