package dev.earmark.client;

import dev.earmark.schemas.registry.RegistryUnreachableException;
import java.io.IOException;
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

  /** Tells whether it is the registry that is away, and nothing is wrong with the record. */
  static boolean isOfRegistry(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof RegistryUnreachableException || at instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** Says which record is not one of the type, or that the registry is away to tell. */
  static ReadException of(Class<?> type, RecordDeserializationException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    TopicPartition where = e.topicPartition();
    return new ReadException(
        "%s: topic=%s, partition=%d, offset=%d, %s"
            .formatted(
                isOfRegistry(e)
                    ? "schema of a record must be had from the registry"
                    : "record must be " + type.getSimpleName(),
                where.topic(),
                where.partition(),
                e.offset(),
                cause.getMessage()),
        e);
  }
}
