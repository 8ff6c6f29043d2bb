package dev.earmark.topology;

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

  /** Marks the cursor of {@code key} as one that may be ahead of what was published. */
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

  /** Believes the cursors of recordings that were rebuilt: what they say is no longer asked. */
  void believe(OpenRecordings open) {
    open.all().forEach(recording -> doubtful.remove(recording.key()));
    open.ending().forEach(recording -> doubtful.remove(recording.key()));
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
