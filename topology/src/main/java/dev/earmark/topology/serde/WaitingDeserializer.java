package dev.earmark.topology.serde;

import dev.earmark.topology.deadletter.DeadLetters;
import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.NoSchemaException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads values whose schema the registry may not tell yet: such a record waits for {@code
 * registry.wait} and is then refused.
 *
 * <p>An id that was waited for in vain is asked for again now and then, without a wait; one that is
 * known costs a look-up. While this process could not read a single schema yet, a registry that
 * does not answer is no reason to refuse a record. Thread-safe.
 */
public final class WaitingDeserializer<T> implements Deserializer<T> {
  private static final int HEADER_BYTES = 5;
  private static final int MAX_GIVEN_UP = 10_000;
  private static final long ASK_AGAIN_MS = 5_000;

  /** A value behind the id of its schema, unsigned. */
  private record Framed<T>(String topic, int id, Supplier<@Nullable T> content) {}

  private record GivenUp(String why, long atMs) {}

  private final Deserializer<T> values;
  private final RegistryWait wait;
  private final Set<Integer> known = ConcurrentHashMap.newKeySet();
  private final Map<Integer, GivenUp> givenUp = new ConcurrentHashMap<>();

  /** Waits for what {@code values}, which must not wait itself, cannot read. */
  public WaitingDeserializer(Deserializer<T> values, RegistryWait wait) {
    this.values = values;
    this.wait = wait;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    return read(topic, bytes, () -> values.deserialize(topic, bytes), this::first);
  }

  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
    return read(topic, bytes, () -> values.deserialize(topic, headers, bytes), this::first);
  }

  /**
   * Returns what reads the same log again: it refuses what was given up, and fails where the
   * registry does not answer, because only the stream may give a record up.
   */
  public Deserializer<T> again() {
    return (topic, bytes) ->
        read(topic, bytes, () -> values.deserialize(topic, bytes), this::again);
  }

  private @Nullable T read(
      String topic,
      byte @Nullable [] bytes,
      Supplier<@Nullable T> content,
      Function<Framed<T>, @Nullable T> unknown) {
    if (bytes == null || bytes.length < HEADER_BYTES || bytes[0] != 0) {
      return content.get();
    }
    var value = new Framed<T>(topic, ByteBuffer.wrap(bytes).getInt(1), content);
    return known.contains(value.id())
        ? content.get()
        : wait.alone(() -> known.contains(value.id()) ? content.get() : unknown.apply(value));
  }

  private @Nullable T again(Framed<T> value) {
    var before = givenUp.get(value.id());
    if (before != null) {
      throw refused(value, before.why());
    }
    return wait.read(() -> read(value), SchemaTrouble.SILENT::equals, wait.mostMs());
  }

  private @Nullable T first(Framed<T> value) {
    var before = givenUp.get(value.id());
    if (before != null && wait.millis() - before.atMs() < ASK_AGAIN_MS) {
      throw refused(value, before.why());
    }
    String silence = wait.silence();
    if (silence != null) {
      throw giveUp(value, silence);
    }
    long forMs = before == null ? wait.allowedMs() : 0;
    try {
      return wait.read(() -> read(value), WaitingDeserializer::mayCome, forMs);
    } catch (RuntimeException e) {
      throw inVain(value, e, forMs);
    }
  }

  private static boolean mayCome(SchemaTrouble trouble) {
    return trouble == SchemaTrouble.SILENT || trouble == SchemaTrouble.UNKNOWN;
  }

  private RuntimeException inVain(Framed<T> value, RuntimeException error, long waitedMs) {
    var trouble = SchemaTrouble.of(error);
    boolean silent = trouble == SchemaTrouble.SILENT;
    if (trouble == SchemaTrouble.NONE || (silent && !wait.anythingRead())) {
      return error;
    }
    String why = DeadLetters.reason(error);
    if (silent || (waitedMs > 0 && mayCome(trouble))) {
      wait.rest(silent ? why : null);
    }
    return giveUp(value, why);
  }

  private NoSchemaException giveUp(Framed<T> value, String why) {
    if (givenUp.size() >= MAX_GIVEN_UP) {
      givenUp.clear();
    }
    givenUp.put(value.id(), new GivenUp(why, wait.millis()));
    return refused(value, why);
  }

  private NoSchemaException refused(Framed<T> value, String why) {
    return new NoSchemaException(
        "schema must be told within registry.wait: topic=%s, id=%s, registry.wait=%d ms (%s)"
            .formatted(value.topic(), Integer.toUnsignedString(value.id()), wait.mostMs(), why));
  }

  /** Reads, and learns whether the schema is there, be the value of any use or not. */
  private @Nullable T read(Framed<T> value) {
    try {
      T read = value.content().get();
      learn(value);
      return read;
    } catch (RuntimeException e) {
      if (SchemaTrouble.of(e) == SchemaTrouble.NONE && Fate.of(e) == Fate.DEAD_LETTER) {
        learn(value);
      }
      throw e;
    }
  }

  private void learn(Framed<T> value) {
    if (known.add(value.id())) {
      givenUp.remove(value.id());
    }
  }

  @Override
  public void close() {
    values.close();
  }
}
