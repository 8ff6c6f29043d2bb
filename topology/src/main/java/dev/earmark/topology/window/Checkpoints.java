package dev.earmark.topology.window;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps the newest checkpoint and one that is at least {@code age} older. */
final class Checkpoints {
  private final long ageMs;
  private Checkpoint earlier;
  private Checkpoint candidate;
  private long sinceMs;

  /**
   * Begins with a checkpoint that is known to be published.
   *
   * @param age how old a checkpoint must be to be kept: long enough for two commits; zero where the
   *     newest is always published
   */
  Checkpoints(Checkpoint first, Duration age) {
    earlier = first;
    candidate = first;
    ageMs = age.toMillis();
  }

  /**
   * Takes where the recording stands at the wall clock's {@code nowMs} and returns where it stood;
   * null where that is never asked for.
   */
  @Nullable Checkpoint earlierThan(Checkpoint now, long nowMs) {
    if (ageMs == 0) {
      return null;
    }
    if (nowMs - sinceMs >= ageMs) {
      earlier = candidate;
      candidate = now;
      sinceMs = nowMs;
    }
    return earlier;
  }
}
