package dev.earmark.app.deadletter;

import static dev.earmark.topology.deadletter.DeadLetterHeader.EXCEPTION;
import static dev.earmark.topology.deadletter.DeadLetterHeader.MESSAGE;
import static dev.earmark.topology.deadletter.DeadLetterHeader.OFFSET;
import static dev.earmark.topology.deadletter.DeadLetterHeader.PARTITION;
import static dev.earmark.topology.deadletter.DeadLetterHeader.REASON;
import static dev.earmark.topology.deadletter.DeadLetterHeader.STAGE;
import static dev.earmark.topology.deadletter.DeadLetterHeader.TOPIC;
import static dev.earmark.topology.deadletter.DeadLetterHeader.WHOLE_BYTES;

import dev.earmark.app.Escaped;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.deadletter.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled: where it lies, where it came from and why it is here.
 *
 * @param record the letter as it lies in the topic of dead letters
 */
public record Letter(ConsumerRecord<byte[], byte[]> record) {
  private static final List<DeadLetterHeader> ORIGIN =
      List.of(TOPIC, PARTITION, OFFSET, EXCEPTION, MESSAGE);

  /** Returns the record's key as text, which is the device it is about; empty where it has none. */
  public String device() {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** Returns where the letter lies: {@code partition@offset} in the topic of dead letters. */
  public String place() {
    return record.partition() + "@" + record.offset();
  }

  /** Returns where the letter lies and why: {@code 0@9 (window/ended)}. */
  String placeAndReason() {
    return "%s (%s/%s)".formatted(place(), stage(), reason());
  }

  /** Returns how a record that is sent again names this letter: its topic and place. */
  String name() {
    return record.topic() + "-" + place();
  }

  /**
   * Returns when the record came to its topic for the first time, in ms since 1970; 0 where that is
   * not known, because the letters' topic says when each was written.
   */
  long cameMs() {
    String first = ReplayHeader.FIRST.in(record.headers());
    if (first.matches("\\d{1,18}")) {
      return Long.parseLong(first);
    }
    return record.timestampType() == TimestampType.CREATE_TIME ? record.timestamp() : 0;
  }

  /**
   * Returns up to when its recording was not over as far as the letter tells, in ms since 1970; 0
   * where it tells nothing.
   */
  long openMs() {
    return reason().equals(DeadLetterReason.ENDED.code()) ? 0 : cameMs();
  }

  /** Returns the name of the letter that this was before it was sent again; empty if it was not. */
  String replayed() {
    return ReplayHeader.LETTER.in(record.headers());
  }

  /** Returns the stage that could not go on: chunk, window, score and so on. */
  public String stage() {
    return said(STAGE);
  }

  /** Returns the reason in one word. */
  public String reason() {
    return said(REASON);
  }

  /** Returns the topic that the record came from; empty where no one record was to blame. */
  public String topic() {
    return said(TOPIC);
  }

  /** Returns where the record came from, for a person. */
  public String origin() {
    return topic().isEmpty() ? "-" : topic() + "-" + said(PARTITION) + "@" + said(OFFSET);
  }

  /** Returns the partition that the record came from; nothing where it never lay in one. */
  Optional<Integer> partition() {
    String partition = said(PARTITION);
    return partition.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(partition))
        : Optional.empty();
  }

  /** Returns why the record cannot be sent again as it came; empty where it can. */
  public String obstacle() {
    if (topic().isEmpty()) {
      return "no one record was to blame";
    }
    if (partition().isEmpty()) {
      return "it never came to its topic";
    }
    return said(WHOLE_BYTES).isEmpty() ? "" : "it was cut off, because it was too large";
  }

  /** Returns the letter on one line. */
  public String line() {
    return Escaped.of(
        String.format(
            Locale.ROOT,
            "%s  %-8s %-16s %-28s %s/%s  %d bytes: %s",
            Instant.ofEpochMilli(record.timestamp()),
            place(),
            device(),
            origin(),
            stage(),
            reason(),
            record.value() == null ? 0 : record.value().length,
            said(MESSAGE)));
  }

  /** Returns the letter for a program; value and key in Base64, as they came. */
  public Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("device", device());
    object.put("at", place());
    object.put("time", Instant.ofEpochMilli(record.timestamp()).toString());
    object.put("stage", stage());
    object.put("reason", reason());
    for (DeadLetterHeader header : ORIGIN) {
      object.put(header.name().toLowerCase(Locale.ROOT), said(header));
    }
    object.put("replayed", replayed());
    object.put("key", base64(record.key()));
    object.put("value", base64(record.value()));
    return object;
  }

  private String said(DeadLetterHeader header) {
    return header.in(record.headers());
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
  }
}
