package dev.earmark.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a processor remembers by key: each change is written to its store, and what was used lately
 * is kept as objects, so that it need not be read from bytes with each window.
 *
 * <p>An object that is changed has to be put.
 */
final class Remembered<T> {
  private static final int MOST_OBJECTS = 1_000;
  private final KeyValueStore<String, T> store;
  private final Supplier<T> fresh;
  private final Map<String, T> lately = new LinkedHashMap<>(16, 0.75f, true);

  /** Nothing is kept but what the store holds; {@code fresh} makes what it does not. */
  Remembered(KeyValueStore<String, T> store, Supplier<T> fresh) {
    this.store = store;
    this.fresh = fresh;
  }

  /** Returns what is remembered, or something fresh, which the store does not hold yet. */
  T get(String key) {
    T kept = lately.get(key);
    if (kept == null) {
      T stored = store.get(key);
      kept = stored == null ? fresh.get() : stored;
      lately.put(key, kept);
      forgetEldest();
    }
    return kept;
  }

  /** Writes what was changed to the store. */
  void put(String key, T value) {
    store.put(key, value);
  }

  private void forgetEldest() {
    if (lately.size() > MOST_OBJECTS) {
      lately.remove(lately.keySet().iterator().next());
    }
  }
}
