package dev.earmark.schemas;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * {@link AvroSerializer} and {@link AvroDeserializer} as one. Thread-safe once configured.
 *
 * @param <T> a generated class, or any Avro record
 */
public final class AvroSerde<T extends IndexedRecord> implements Serde<T> {
  private final AvroSerializer<T> serializer = new AvroSerializer<>();
  private final AvroDeserializer<T> deserializer;

  /** Reads into the class that the settings or the writer's name tell. */
  public AvroSerde() {
    this(null);
  }

  /** Reads into a class. */
  public AvroSerde(@Nullable Class<T> type) {
    deserializer = new AvroDeserializer<>(type);
  }

  /** A serde for values, configured. */
  public static <T extends IndexedRecord> AvroSerde<T> ofValues(
      Class<T> type, Map<String, ?> configs) {
    var serde = new AvroSerde<>(type);
    serde.configure(configs, false);
    return serde;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
