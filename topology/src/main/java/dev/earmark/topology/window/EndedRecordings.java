package dev.earmark.topology.window;

import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.settings.RecordingSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that have ended: until their last windows are scored, and then kept in mind so that
 * late copies do not begin them again, each for a time, and so many at most.
 */
final class EndedRecordings {
  /** How many are remembered for each that may be open. */
  private static final int MARKS = 100;

  private record Ended(RecordingKey key, long atMs) {}

  private final Map<RecordingKey, Recording> unscored = new HashMap<>();
  private final PriorityQueue<Ended> remembered =
      new PriorityQueue<>(Comparator.comparingLong(Ended::atMs));
  private final long keptMs;
  private final int most;

  static EndedRecordings by(RecordingSettings settings) {
    return new EndedRecordings(
        settings.idle().plus(settings.remember()),
        Math.multiplyExact(MARKS, settings.maxRecordings()));
  }

  /** Keeps each for {@code kept}, and of more than {@code most} the newest. */
  EndedRecordings(Duration kept, int most) {
    keptMs = kept.toMillis();
    this.most = most;
  }

  /** Takes one that has just ended. */
  void add(Recording recording) {
    unscored.put(recording.key(), recording);
    remember(recording.key(), recording.heard().atMs());
  }

  /** Returns those that only wait for their last scores. */
  Collection<Recording> unscored() {
    return unscored.values();
  }

  /** Returns the recording if it waits for its last scores. */
  @Nullable Recording find(RecordingKey key) {
    return unscored.get(key);
  }

  /** Drops those that are scored; they are still kept in mind. */
  void dropSettled() {
    unscored.values().removeIf(Recording::settled);
  }

  /** Keeps in mind a recording that was heard last at {@code atMs}. */
  void remember(RecordingKey key, long atMs) {
    remembered.add(new Ended(key, atMs));
  }

  /**
   * Forgets those that were kept for long enough at {@code nowMs}, and their cursors; returns how
   * many were forgotten before their time. It stops at one that waits for a score, which would
   * bring its cursor back.
   */
  int forget(long nowMs, Cursors cursors) {
    int early = 0;
    for (Ended eldest = remembered.peek(); eldest != null; eldest = remembered.peek()) {
      boolean past = eldest.atMs() < nowMs - keptMs;
      if ((!past && remembered.size() <= most) || waitsForScores(eldest.key())) {
        return early;
      }
      early += past ? 0 : 1;
      cursors.forget(remembered.remove().key());
    }
    return early;
  }

  private boolean waitsForScores(RecordingKey key) {
    Recording recording = unscored.get(key);
    return recording != null && !recording.idleForScores();
  }

  /** Returns how much is kept in memory. */
  int size() {
    return unscored.size() + remembered.size();
  }
}
