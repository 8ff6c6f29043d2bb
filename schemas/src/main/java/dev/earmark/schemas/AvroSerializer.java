package dev.earmark.schemas;

import dev.earmark.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format; the schema goes to the registry, its id before
 * the record.
 *
 * <p>Settings are Confluent's, see {@link AvroConfig}. Thread-safe.
 *
 * @param <T> a generated class, or any Avro record
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  static {
    TrustedRecords.trust();
  }

  private record Place(String topic, Schema schema) {}

  private final ThreadLocal<Frame> frames = ThreadLocal.withInitial(Frame::new);
  private final Map<Place, Form> forms = new ConcurrentHashMap<>();
  private @Nullable Forms source;
  private volatile @Nullable Form last;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    source = new Forms(SchemaRegistry.of(configs), new AvroConfig(configs), isKey);
  }

  /** The record's bytes; null for null, which a compacted topic takes as a deletion. */
  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T record) {
    if (record == null) {
      return null;
    }
    var form = form(topic, record);
    var frame = frames.get();
    try {
      form.writer().write(record, frame.start(form.id()));
      return frame.toBytes();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "record must fit its schema: topic=%s, schema=%s (%s)"
              .formatted(topic, form.schema().getFullName(), e.getMessage()),
          e);
    }
  }

  /**
   * Finds the id of the record's schema, so that records like it can be written to the topic
   * whether the registry answers or not.
   *
   * @throws SerializationException if the registry does not answer or will not have the schema
   */
  public void prepare(String topic, T record) {
    find(topic, record);
  }

  private Form form(String topic, T record) {
    var schema = record.getSchema();
    var form = last;
    if (form == null || !form.fits(topic, schema)) {
      form = find(topic, record);
      last = form;
    }
    return form;
  }

  private Form find(String topic, T record) {
    var place = new Place(topic, record.getSchema());
    var known = forms.get(place);
    if (known != null) {
      return known;
    }
    if (source == null) {
      throw new IllegalStateException("serializer must be configured before use: topic=" + topic);
    }
    var form = source.of(topic, record);
    forms.put(place, form);
    return form;
  }
}
