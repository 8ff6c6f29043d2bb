package dev.earmark.topology.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a model's judge remembers by device: each change is written to its store, and what was used
 * lately is kept as objects, so that it need not be read from bytes with each window.
 *
 * <p>An object that is changed has to be put. The store also holds what other models have left,
 * under keys of their own, so that each goes on where it was when it comes back.
 */
public final class Remembered<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final int MOST_OBJECTS = 1_000;

  private final KeyValueStore<String, byte[]> store;
  private final String model;
  private final Codec<T> codec;
  private final int mostBytes;
  private final Map<String, T> lately = new LinkedHashMap<>(16, 0.75f, true);

  /** Turns what is remembered of a device into bytes and back. */
  public interface Codec<T> {
    /** Returns what is remembered of a device that was never heard of. */
    T fresh();

    byte[] write(T value);

    /** Returns what bytes stand for; nothing if it cannot go on, as it was judged otherwise. */
    Optional<T> read(byte[] bytes);
  }

  /** What the store holds of a device for a model, by the model's id. */
  @SuppressWarnings("ArrayRecordComponent") // bytes are only read
  public record Entry(String model, String device, byte[] bytes) {
    static Entry of(String key, byte[] bytes) {
      int end = key.indexOf('\n');
      return new Entry(key.substring(0, end), key.substring(end + 1), bytes);
    }

    String key() {
      return model + '\n' + device;
    }
  }

  /** Remembers for the model of that id. */
  public Remembered(KeyValueStore<String, byte[]> store, String model, Codec<T> codec) {
    this(store, model, codec, Step.MAX_VALUE_BYTES);
  }

  /** As above, at most so many bytes of a device. */
  Remembered(KeyValueStore<String, byte[]> store, String model, Codec<T> codec, int mostBytes) {
    this.mostBytes = mostBytes;
    this.store = store;
    this.model = model;
    this.codec = codec;
  }

  /** Returns what is remembered, or something fresh, which the store does not hold yet. */
  public T get(String device) {
    T kept = lately.get(device);
    if (kept == null) {
      byte[] stored = store.get(key(device));
      kept = stored == null ? codec.fresh() : read(stored).orElseGet(codec::fresh);
      lately.put(device, kept);
      dropEldestObject();
    }
    return kept;
  }

  /**
   * Writes what was changed to the store; what has become too large for its changelog is forgotten
   * and handed over instead, for the device to begin anew.
   */
  public void put(String device, T value, Consumer<Entry> tooLarge) {
    byte[] bytes = codec.write(value);
    if (bytes.length <= mostBytes) {
      store.put(key(device), bytes);
      return;
    }
    LOG.warn(
        "What is remembered of a device must be at most {} bytes and is forgotten: device={}, bytes={}",
        mostBytes,
        device,
        bytes.length);
    forget(new Entry(model, device, bytes), tooLarge);
  }

  /** Hands over each device of the model that can go on. */
  public void forEach(BiConsumer<String, T> visitor) {
    try (var known = store.prefixScan(key(""), new StringSerializer())) {
      known.forEachRemaining(
          stored -> {
            String device = Entry.of(stored.key, stored.value).device();
            read(stored.value).ifPresent(value -> visitor.accept(device, value));
          });
    }
  }

  /** Deletes those that are {@code past}, of all models, and hands over each. */
  public void forget(Predicate<Entry> past, Consumer<Entry> gone) {
    List<Entry> all = new ArrayList<>();
    try (var known = store.all()) {
      known.forEachRemaining(
          stored -> {
            Entry entry = Entry.of(stored.key, stored.value);
            if (past.test(entry)) {
              all.add(entry);
            }
          });
    }
    all.forEach(entry -> forget(entry, gone));
  }

  private void forget(Entry entry, Consumer<Entry> gone) {
    gone.accept(entry);
    store.delete(entry.key());
    if (entry.model().equals(model)) {
      lately.remove(entry.device());
    }
  }

  private Optional<T> read(byte[] bytes) {
    try {
      return codec.read(bytes);
    } catch (IllegalArgumentException broken) {
      throw new SerializationException("state must be readable: " + broken.getMessage(), broken);
    }
  }

  private String key(String device) {
    return model + '\n' + device;
  }

  private void dropEldestObject() {
    if (lately.size() > MOST_OBJECTS) {
      lately.remove(lately.keySet().iterator().next());
    }
  }
}
