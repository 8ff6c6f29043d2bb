package dev.earmark.topology.window;

import dev.earmark.topology.chunk.RecordingKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Recordings that have ended, kept in mind so that late copies do not begin them again: each for a
 * time, and so many at most.
 */
final class EndedRecordings {
  private record Ended(RecordingKey key, long atMs) {}

  private final PriorityQueue<Ended> remembered =
      new PriorityQueue<>(Comparator.comparingLong(Ended::atMs));
  private final long keptMs;
  private final int most;

  /** Keeps each for {@code kept}, and of more than {@code most} the newest. */
  EndedRecordings(Duration kept, int most) {
    keptMs = kept.toMillis();
    this.most = most;
  }

  /** Keeps in mind a recording that was heard last at {@code atMs}. */
  void remember(RecordingKey key, long atMs) {
    remembered.add(new Ended(key, atMs));
  }

  /**
   * Forgets those that were kept for long enough at {@code nowMs}, and their cursors; returns how
   * many were forgotten before their time. It stops at one that {@code waits} for a score, which
   * would bring its cursor back.
   */
  int forget(long nowMs, Cursors cursors, Predicate<RecordingKey> waits) {
    int early = 0;
    for (Ended eldest = remembered.peek(); eldest != null; eldest = remembered.peek()) {
      boolean past = eldest.atMs() < nowMs - keptMs;
      if ((!past && remembered.size() <= most) || waits.test(eldest.key())) {
        return early;
      }
      early += past ? 0 : 1;
      cursors.forget(remembered.remove().key());
    }
    return early;
  }

  int size() {
    return remembered.size();
  }
}
