package dev.earmark.topology;

import java.time.Duration;
import java.util.ArrayDeque;

/** Recordings that have ended, kept in mind so that late copies do not begin them again. */
final class EndedRecordings {
  private record Ended(RecordingKey key, long atMs) {}

  private final ArrayDeque<Ended> remembered = new ArrayDeque<>();
  private final long keptMs;

  EndedRecordings(Duration kept) {
    keptMs = kept.toMillis();
  }

  /** Keeps in mind a recording that was heard last at {@code atMs}. */
  void remember(RecordingKey key, long atMs) {
    remembered.addLast(new Ended(key, atMs));
  }

  /** Forgets those that were kept for long enough at {@code nowMs}, and their cursors. */
  void forget(long nowMs, Cursors cursors) {
    while (!remembered.isEmpty() && remembered.getFirst().atMs() < nowMs - keptMs) {
      cursors.forget(remembered.removeFirst().key());
    }
  }
}
