package dev.earmark.topology.serde;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde of what is kept inside the topology, made of two functions; what cannot go on, because
 * the model's labels have changed, is read as null.
 */
public final class StateSerde<T> implements Serde<T> {
  private final Function<T, byte[]> write;
  private final Function<byte[], @Nullable T> read;

  /** Of how a value is written, and how it is read: that throws where it cannot be. */
  public StateSerde(Function<T, byte[]> write, Function<byte[], @Nullable T> read) {
    this.write = write;
    this.read = read;
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : write.apply(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private @Nullable T read(String topic, byte[] bytes) {
    try {
      return read.apply(bytes);
    } catch (IllegalArgumentException broken) {
      throw new UnreadableStateException(
          topic, "state must be readable: " + broken.getMessage(), broken);
    }
  }
}
