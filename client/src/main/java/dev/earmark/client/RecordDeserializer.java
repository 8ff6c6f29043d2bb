package dev.earmark.client;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Deserializes values of one class, and refuses those that another class wrote. */
final class RecordDeserializer<T> implements Deserializer<T> {
  private final Class<T> type;
  private final Deserializer<?> avro;

  RecordDeserializer(Class<T> type, Deserializer<?> avro) {
    this.type = type;
    this.avro = avro;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    Object value = avro.deserialize(topic, bytes);
    if (value != null && !type.isInstance(value)) {
      throw new SerializationException(
          "value must be %s: class=%s".formatted(type.getSimpleName(), value.getClass().getName()));
    }
    return type.cast(value);
  }

  @Override
  public void close() {
    avro.close();
  }
}
