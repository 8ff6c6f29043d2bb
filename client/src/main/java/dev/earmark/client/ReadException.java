package dev.earmark.client;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why records could not be read. */
public final class ReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Says that a whole topic cannot be read. */
  static ReadException of(String topic, String servers, KafkaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new ReadException(
        "topic must be readable: topic=%s, bootstrap.servers=%s, %s"
            .formatted(topic, servers, cause.getMessage()),
        e);
  }

  /** Says which record is not one of the type. */
  static ReadException of(Class<?> type, RecordDeserializationException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    TopicPartition where = e.topicPartition();
    return new ReadException(
        "record must be %s: topic=%s, partition=%d, offset=%d, %s"
            .formatted(
                type.getSimpleName(),
                where.topic(),
                where.partition(),
                e.offset(),
                cause.getMessage()),
        e);
  }
}
