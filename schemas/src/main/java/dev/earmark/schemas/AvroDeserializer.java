package dev.earmark.schemas;

import dev.earmark.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format into the class asked for, resolving the writer's
 * schema to the class's own.
 *
 * <p>The class is the constructor's, else that of {@code specific.avro.value.type} or {@code
 * specific.avro.key.type}, else the one with the writer's name; where there is none, or {@code
 * specific.avro.reader=false}, a {@code GenericRecord}. Values of type {@code bytes} are views of
 * the record's array. Settings are Confluent's, see {@link AvroConfig}. Thread-safe.
 *
 * @param <T> a generated class, or any Avro record
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  static {
    TrustedRecords.trust();
  }

  private record Reader<T>(int id, DatumReader<T> datum) {}

  private final @Nullable Class<T> type;
  private final Map<Integer, Reader<T>> readers = new ConcurrentHashMap<>();
  private @Nullable Readers source;
  private volatile @Nullable Reader<T> last;

  /** Reads into the class that the settings or the writer's name tell. */
  public AvroDeserializer() {
    this(null);
  }

  /** Reads into a class. */
  public AvroDeserializer(@Nullable Class<T> type) {
    this.type = type;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    source = new Readers(SchemaRegistry.of(configs), new AvroConfig(configs), isKey);
  }

  /**
   * The record; null for null.
   *
   * @throws SerializationException if the bytes are no such record, or the registry does not know
   *     its schema or does not answer
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    var id = WireFormat.id(bytes, topic);
    var reader = reader(id, topic);
    try {
      return read(reader, bytes);
    } catch (IOException | RuntimeException e) {
      throw refused(where(topic, id), bytes, e.getMessage(), e);
    } catch (StackOverflowError e) {
      // Without its cause: an Error among the causes would blame the process for the record.
      throw refused(where(topic, id), bytes, "it is nested too deeply", null);
    }
  }

  private static String where(String topic, int id) {
    return "topic=%s, id=%s".formatted(topic, Integer.toUnsignedString(id));
  }

  private static SerializationException refused(
      String where, byte[] bytes, @Nullable String why, @Nullable Exception cause) {
    return new SerializationException(
        "record must be Avro of its schema: %s, length=%d (%s)".formatted(where, bytes.length, why),
        cause);
  }

  private T read(Reader<T> reader, byte[] bytes) throws IOException {
    var decoder = new ArrayDecoder(bytes, WireFormat.HEADER_BYTES);
    @Nullable T record = reader.datum().read(null, decoder);
    if (record == null) {
      throw new AvroRuntimeException("it holds null in place of a record");
    }
    if (decoder.remainingBytes() > 0) {
      throw new AvroRuntimeException("it goes on after its end: left=" + decoder.remainingBytes());
    }
    return record;
  }

  private Reader<T> reader(int id, String topic) {
    var reader = last;
    if (reader == null || reader.id() != id) {
      reader = find(id, topic);
      last = reader;
    }
    return reader;
  }

  private Reader<T> find(int id, String topic) {
    var known = readers.get(id);
    if (known != null) {
      return known;
    }
    if (source == null) {
      throw new IllegalStateException("deserializer must be configured before use: topic=" + topic);
    }
    var reader = new Reader<>(id, source.of(id, type));
    readers.put(id, reader);
    return reader;
  }
}
