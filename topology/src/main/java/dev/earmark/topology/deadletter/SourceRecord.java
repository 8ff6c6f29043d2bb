package dev.earmark.topology.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/** The record that was being handled, or was to be sent, when something went wrong, as it is. */
public final class SourceRecord {
  private static final int NOWHERE = -1;

  private SourceRecord() {}

  private record Where(String topic, int partition, long offset, long timestampMs) {}

  /** Returns the record of the log; nothing where none was at hand, as when a timer failed. */
  public static Optional<ConsumerRecord<byte[], byte[]>> of(ErrorHandlerContext context) {
    if (context.topic() == null) {
      return Optional.empty();
    }
    var where =
        new Where(context.topic(), context.partition(), context.offset(), context.timestamp());
    return Optional.of(
        record(where, context.sourceRawKey(), context.sourceRawValue(), context.headers()));
  }

  /** Returns a record that never came to its topic, with the value that it was to have there. */
  public static ConsumerRecord<byte[], byte[]> unsent(ProducerRecord<?, ?> record, byte[] value) {
    long timestampMs = record.timestamp() == null ? NOWHERE : record.timestamp();
    var where = new Where(record.topic(), NOWHERE, NOWHERE, timestampMs);
    return record(where, bytes(record.key()), value, record.headers());
  }

  private static byte[] bytes(Object key) {
    return key instanceof byte[] bytes
        ? bytes
        : String.valueOf(key).getBytes(StandardCharsets.UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Where where, byte[] key, byte[] value, @Nullable Headers headers) {
    return new ConsumerRecord<>(
        where.topic(),
        where.partition(),
        where.offset(),
        where.timestampMs(),
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key,
        value,
        headers == null ? new RecordHeaders() : headers,
        Optional.empty());
  }
}
