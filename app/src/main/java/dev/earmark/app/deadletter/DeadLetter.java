package dev.earmark.app.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled: where it lies, where it came from and why it is here.
 *
 * @param record the letter as it lies in the topic of dead letters
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record) {
  /** What Kafka Streams says about a failure stands in headers of this prefix. */
  static final String ERRORS = "__streams.errors.";

  /** What Earmark says about it stands in headers of this prefix. */
  static final String EARMARK = "earmark.";

  /** Header of a record that was sent again: the place of the letter that it was. */
  static final String REPLAYED = EARMARK + "replayed";

  private static final List<String> SAID = List.of("exception", "message");

  /** Returns the record's key as text, which is the device it is about; empty where it has none. */
  public String device() {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** Returns where the letter lies: {@code partition@offset} in the topic of dead letters. */
  public String place() {
    return record.partition() + "@" + record.offset();
  }

  /** Returns the stage that could not go on: chunk, window, score and so on. */
  public String stage() {
    return header(EARMARK + "stage");
  }

  /** Returns the reason in one word. */
  public String reason() {
    return header(EARMARK + "reason");
  }

  /** Returns the topic that the record came from; empty where no one record was to blame. */
  public String topic() {
    return header(ERRORS + "topic");
  }

  /** Returns where the record came from, for a person. */
  public String origin() {
    return topic().isEmpty()
        ? "-"
        : topic() + "-" + header(ERRORS + "partition") + "@" + header(ERRORS + "offset");
  }

  /** Returns the partition that the record came from, where it is known. */
  Optional<Integer> partition() {
    String partition = header(ERRORS + "partition");
    return partition.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(partition))
        : Optional.empty();
  }

  /** Returns whether the whole record is here and it is known where it came from. */
  boolean isReplayable() {
    return !topic().isEmpty() && header(EARMARK + "value.bytes").isEmpty();
  }

  /** Returns the letter on one line. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%s  %-8s %-16s %-28s %s/%s  %d bytes: %s",
        Instant.ofEpochMilli(record.timestamp()),
        place(),
        device(),
        origin(),
        stage(),
        reason(),
        record.value() == null ? 0 : record.value().length,
        header(ERRORS + "message"));
  }

  /** Returns the letter for a program; value and key in Base64, as they came. */
  public Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("device", device());
    object.put("at", place());
    object.put("time", Instant.ofEpochMilli(record.timestamp()).toString());
    object.put("stage", stage());
    object.put("reason", reason());
    putOrigin(object);
    SAID.forEach(name -> object.put(name, header(ERRORS + name)));
    object.put("replayed", header(REPLAYED));
    object.put("key", base64(record.key()));
    object.put("value", base64(record.value()));
    return object;
  }

  private void putOrigin(Map<String, @Nullable Object> object) {
    for (String name : List.of("topic", "partition", "offset")) {
      object.put(name, header(ERRORS + name));
    }
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
