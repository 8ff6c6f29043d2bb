package dev.earmark.topology;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** The record of the log that was being handled when something went wrong, as it came. */
final class SourceRecord {
  private SourceRecord() {}

  /** Returns the record; nothing where none was, as when a timer failed. */
  static Optional<ConsumerRecord<byte[], byte[]>> of(ErrorHandlerContext context) {
    if (context.topic() == null) {
      return Optional.empty();
    }
    Headers headers = context.headers() == null ? new RecordHeaders() : context.headers();
    return Optional.of(
        new ConsumerRecord<>(
            context.topic(),
            context.partition(),
            context.offset(),
            context.timestamp(),
            TimestampType.NO_TIMESTAMP_TYPE,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            context.sourceRawKey(),
            context.sourceRawValue(),
            headers,
            Optional.empty()));
  }
}
