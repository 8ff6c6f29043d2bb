package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.settings.RecordingSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The recordings of one partition that are being heard, the one heard longest ago first. */
final class OpenRecordings {
  private final RecordingRules rules;
  private final RecordingSettings settings;
  private final Cursors cursors;
  private final TopologyCounts counts;
  private final Map<RecordingKey, Recording> open = new LinkedHashMap<>();
  private final EndedRecordings ended;

  /** While they are rebuilt: none was heard last before this, so that none need be looked at. */
  private long noneBeforeMs = Long.MAX_VALUE;

  OpenRecordings(
      RecordingRules rules, RecordingSettings settings, Cursors cursors, TopologyCounts counts) {
    this.rules = rules;
    this.settings = settings;
    this.cursors = cursors;
    this.counts = counts;
    ended = EndedRecordings.by(settings);
  }

  Collection<Recording> all() {
    return open.values();
  }

  /** Returns those that have ended and only wait for their last scores. */
  Collection<Recording> ending() {
    return ended.unscored();
  }

  /** Returns a recording that is open or ending, without asking its cursor. */
  @Nullable Recording rebuilt(RecordingKey key) {
    Recording ending = ended.find(key);
    return ending == null ? open.get(key) : ending;
  }

  /** Returns the recording if it is open, or if its cursor says that it goes on. */
  @Nullable Recording find(RecordingKey key) {
    Recording recording = open.get(key);
    if (recording != null) {
      return recording;
    }
    Cursor known = ended.find(key) == null ? cursors.trusted(key) : null;
    return known == null || known.ended()
        ? null
        : resume(key, known, known.checkpoint().heardTo(known.heard()));
  }

  /** Returns the recording if it is open, without asking its cursor. */
  @Nullable Recording opened(RecordingKey key) {
    return open.get(key);
  }

  /** Returns how far a recording was heard that has ended and is not yet forgotten. */
  @Nullable Extent ended(RecordingKey key) {
    Recording recording = ended.find(key);
    if (recording != null) {
      return recording.heard();
    }
    Cursor known = open.containsKey(key) ? null : cursors.trusted(key);
    return known != null && known.ended() ? known.heard() : null;
  }

  /** Begins a recording with its first chunk; it is open once the chunk is accepted. */
  Recording begin(HeardChunk heard, Place place) {
    return rules.begin(heard, place);
  }

  /** Goes on with a recording at a checkpoint of its cursor. */
  Recording resume(RecordingKey key, Cursor cursor, Checkpoint checkpoint) {
    Recording recording = rules.resume(key, cursor, checkpoint);
    open.put(key, recording);
    noneBeforeMs = Math.min(noneBeforeMs, recording.heard().atMs());
    return recording;
  }

  /**
   * Takes a chunk of an open recording, which becomes the one heard last, and returns the windows
   * it completes.
   */
  List<LaneWindow> accept(Recording recording, Chunk chunk, Place place) {
    List<LaneWindow> windows = recording.accept(chunk, place);
    open.remove(recording.key());
    if (recording.ended()) {
      letGo(recording);
    } else {
      open.put(recording.key(), recording);
    }
    return windows;
  }

  /** Returns the recording heard longest ago if there are more than are allowed. */
  @Nullable Recording surplus() {
    return open.size() > settings.maxRecordings() ? open.values().iterator().next() : null;
  }

  /**
   * Ends those that no record of the log was heard of for {@code recording.idle} before {@code
   * nowMs}.
   */
  void endIdle(long nowMs, BiConsumer<Recording, List<LaneWindow>> out) {
    long silentSince = nowMs - settings.idle().toMillis();
    while (!open.isEmpty()) {
      Recording eldest = open.values().iterator().next();
      if (eldest.heard().atMs() >= silentSince) {
        return;
      }
      endAsIdle(eldest, out);
    }
  }

  /** As {@link #endIdle}, while the recordings are not in their order. */
  void endIdleInAnyOrder(long nowMs, BiConsumer<Recording, List<LaneWindow>> out) {
    long silentSince = nowMs - settings.idle().toMillis();
    if (silentSince <= noneBeforeMs) {
      return;
    }
    List<Recording> idle =
        open.values().stream().filter(recording -> recording.heard().atMs() < silentSince).toList();
    idle.forEach(recording -> endAsIdle(recording, out));
    noneBeforeMs =
        open.values().stream()
            .mapToLong(recording -> recording.heard().atMs())
            .min()
            .orElse(Long.MAX_VALUE);
  }

  /** Ends one that has been silent for too long. */
  void endAsIdle(Recording recording, BiConsumer<Recording, List<LaneWindow>> out) {
    List<LaneWindow> windows = recording.end();
    letGo(recording);
    out.accept(recording, windows);
  }

  /** Notes that the log up to where {@code progress} is was deleted unread. */
  void missed(TaskProgress progress) {
    for (Recording recording : open.values()) {
      recording.missed(progress.nowMs());
      cursors.put(recording.key(), recording.cursor(progress));
    }
  }

  /** Moves a recording that has ended to those that only wait for their last scores. */
  private void letGo(Recording recording) {
    RecordingCounts.add(recording, counts);
    open.remove(recording.key());
    ended.add(recording);
  }

  /** Drops those that have ended and are scored. */
  void dropSettled() {
    ended.dropSettled();
  }

  /** Keeps in mind that a recording has ended, until {@link #forget}. */
  void remember(RecordingKey key, long atMs) {
    ended.remember(key, atMs);
  }

  /** Forgets those that ended longer than {@code recording.remember} before {@code nowMs}. */
  void forget(long nowMs) {
    counts.add(Count.RECORDINGS_FORGOTTEN, ended.forget(nowMs, cursors));
  }

  /** Returns how much is kept in memory: recordings that are open, ending, or only remembered. */
  int size() {
    return open.size() + ended.size();
  }

  /** Puts the recordings into the order in which they were heard. */
  void sort() {
    List<Recording> sorted = new ArrayList<>(open.values());
    sorted.sort(Comparator.comparingLong(recording -> recording.heard().atMs()));
    open.clear();
    sorted.forEach(recording -> open.put(recording.key(), recording));
  }
}
