package dev.earmark.schemas;

import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Deserializes values of one record, and refuses those that hold another. */
public final class RecordDeserializer<T> implements Deserializer<T> {
  private final Class<T> type;
  private final Deserializer<?> avro;

  /** Takes the class of the record and what reads whatever record is there, already configured. */
  public RecordDeserializer(Class<T> type, Deserializer<?> avro) {
    this.type = type;
    this.avro = avro;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    return checked(avro.deserialize(topic, bytes));
  }

  @Override
  public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
    return checked(avro.deserialize(topic, headers, bytes));
  }

  private @Nullable T checked(@Nullable Object value) {
    if (value != null && !type.isInstance(value)) {
      throw new SerializationException(
          "value must be of record %s: record=%s".formatted(type.getSimpleName(), record(value)));
    }
    return type.cast(value);
  }

  private static String record(Object value) {
    return value instanceof GenericContainer container
        ? container.getSchema().getFullName()
        : value.getClass().getName();
  }

  @Override
  public void close() {
    avro.close();
  }
}
