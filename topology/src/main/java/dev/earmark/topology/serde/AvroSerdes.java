package dev.earmark.topology.serde;

import dev.earmark.schemas.RecordDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes the serdes of Avro values, of a class that is a setting.
 *
 * <p>The class is a plain Kafka {@code Serde} that is configured with {@code schema.registry.url}
 * and so on; Confluent's own {@code SpecificAvroSerde} can be put in the place of Earmark's.
 */
public final class AvroSerdes {
  /** Setting that names the class. */
  public static final String SERDE_CLASS = "serde.class";

  /** Earmark's own serde. */
  public static final String DEFAULT_SERDE_CLASS = "dev.earmark.schemas.AvroSerde";

  private final String className;
  private final Map<String, ?> config;

  /**
   * Makes serdes of the class that {@code config} names under {@link #SERDE_CLASS}, configured with
   * all of it.
   */
  public AvroSerdes(Map<String, ?> config) {
    this.config = config;
    Object named = config.get(SERDE_CLASS);
    className = named == null ? DEFAULT_SERDE_CLASS : named.toString();
  }

  /** Returns a new serde for values of one record; to read any other is refused. */
  public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    Serde<T> any = value();
    return Serdes.serdeFrom(any.serializer(), new RecordDeserializer<>(type, any.deserializer()));
  }

  /** Returns a new serde for values of type {@code T}. */
  @SuppressWarnings("unchecked") // a serde of Avro records reads whatever record is written
  public <T extends SpecificRecord> Serde<T> value() {
    try {
      var serde = (Serde<T>) Utils.newInstance(className, Serde.class);
      serde.configure(config, false);
      return serde;
    } catch (ClassNotFoundException missing) {
      throw new IllegalArgumentException(
          "serde.class must be on the class path: serde.class=" + className, missing);
    }
  }
}
