package dev.earmark.topology.window;

import dev.earmark.topology.chunk.RecordingKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one partition, told apart into those that can be believed and those that may be
 * ahead of the output.
 */
final class Cursors {
  private final KeyValueStore<String, Cursor> store;
  private final Map<RecordingKey, Cursor> doubtful = new HashMap<>();

  Cursors(KeyValueStore<String, Cursor> store) {
    this.store = store;
  }

  /** Notes the cursor of {@code key} as one that may be ahead of what was published. */
  void doubt(RecordingKey key, Cursor cursor) {
    doubtful.put(key, cursor);
  }

  /** Returns the cursor of {@code key} if there is one and it can be believed. */
  @Nullable Cursor trusted(RecordingKey key) {
    return doubtful.containsKey(key) ? null : store.get(key.text());
  }

  /** Returns the cursor of {@code key} if it may be ahead of what was published. */
  @Nullable Cursor doubtful(RecordingKey key) {
    return doubtful.get(key);
  }

  /** Returns all cursors that may be ahead of what was published. */
  Map<RecordingKey, Cursor> doubtful() {
    return doubtful;
  }

  /**
   * Writes what was rebuilt over what may be ahead of the output, so that nobody believes it later.
   *
   * <p>A recording that began after the committed offset is forgotten: its first chunk comes again.
   */
  void correct(OpenRecordings open, long committed, TaskProgress progress) {
    Map<RecordingKey, Cursor> wrong = Map.copyOf(doubtful);
    doubtful.clear();
    wrong.forEach(
        (key, cursor) -> {
          Recording recording = open.rebuilt(key);
          if (recording != null) {
            put(key, recording.cursor(progress));
          } else if (cursor.origin().began().offset() >= committed) {
            forget(key);
          }
        });
  }

  void put(RecordingKey key, Cursor cursor) {
    doubtful.remove(key);
    store.put(key.text(), cursor);
  }

  void forget(RecordingKey key) {
    doubtful.remove(key);
    store.delete(key.text());
  }

  /** Hands over each cursor with its key, in no order. */
  void forEach(BiConsumer<RecordingKey, Cursor> visitor) {
    try (var all = store.all()) {
      all.forEachRemaining(entry -> visitor.accept(RecordingKey.of(entry.key), entry.value));
    }
  }
}
