package dev.earmark.topology.serde;

import dev.earmark.topology.deadletter.TooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde that refuses to write a value which its topic would refuse: what is refused before it is
 * sent becomes a dead letter, under both guarantees, and what is refused by the broker stops the
 * stream.
 */
public final class BoundedSerde<T> implements Serde<T> {
  /** Room for the key and for what Kafka puts around a record, in bytes. */
  private static final int AROUND_BYTES = 4 * 1024;

  private final Serde<T> values;
  private final int most;

  /** Writes what {@code values} writes, to a topic that takes records of {@code maxBytes}. */
  public BoundedSerde(Serde<T> values, int maxBytes) {
    this.values = values;
    most = Math.max(0, maxBytes - AROUND_BYTES);
  }

  @Override
  public Serializer<T> serializer() {
    return new Bounded(values.serializer());
  }

  @Override
  public Deserializer<T> deserializer() {
    return values.deserializer();
  }

  private final class Bounded implements Serializer<T> {
    private final Serializer<T> serializer;

    Bounded(Serializer<T> serializer) {
      this.serializer = serializer;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
      return checked(topic, serializer.serialize(topic, value));
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T value) {
      return checked(topic, serializer.serialize(topic, headers, value));
    }

    private byte @Nullable [] checked(String topic, byte @Nullable [] bytes) {
      if (bytes != null && bytes.length > most) {
        throw new TooLargeException("a value of " + topic, bytes, most);
      }
      return bytes;
    }

    @Override
    public void close() {
      serializer.close();
    }
  }
}
