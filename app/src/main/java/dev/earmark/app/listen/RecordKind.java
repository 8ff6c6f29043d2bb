package dev.earmark.app.listen;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How the records of one topic are read. */
public interface RecordKind {
  /** Reads a record; nothing where it says nothing (a deletion). */
  Optional<Said> read(ConsumerRecord<byte[], byte[]> record);

  /**
   * What a record says.
   *
   * @param device whose record it is, as far as it is anybody's
   * @param line for a person
   * @param object for a program
   */
  record Said(String device, String line, Map<String, @Nullable Object> object) {}
}
