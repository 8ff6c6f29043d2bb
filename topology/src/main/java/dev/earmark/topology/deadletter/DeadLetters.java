package dev.earmark.topology.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters: the record as it came, its own headers first, then those of {@link
 * DeadLetterHeader}.
 *
 * <p>A letter is never larger than its topic takes, because one that is refused would abort the
 * transaction it is part of: a longer value is cut off and its whole length said. That happens only
 * to records that came compressed, for the topic has room for all others (see {@code TopicCheck}).
 */
public final class DeadLetters {
  /** Room that a letter needs beside the key, the value and the headers of its record, in bytes. */
  public static final int ROOM_BYTES = 64 * 1024;

  private static final int MAX_MESSAGE_CHARS = 4_000;

  /** What Kafka itself takes for a header at most, beside its name and value. */
  private static final int HEADER_BYTES = 10;

  private final String topic;
  private final int mostBytes;

  /** For a topic that takes records of {@code maxBytes}. */
  public DeadLetters(String topic, int maxBytes) {
    this.topic = topic;
    mostBytes = Math.max(0, maxBytes - ROOM_BYTES);
  }

  /** Returns the name of the topic of dead letters. */
  public String topic() {
    return topic;
  }

  /** Returns the letter for a record that {@code error} stopped at {@code stage}. */
  public DeadLetter of(ConsumerRecord<byte[], byte[]> record, Stage stage, Throwable error) {
    byte[] key = bounded(record.key(), mostBytes);
    byte[] value = bounded(record.value(), mostBytes - length(key));
    var letter = new ProducerRecord<>(topic, null, timestamp(record.timestamp()), key, value);
    copy(record.headers(), letter.headers(), mostBytes - length(key) - length(value));
    String missing = missing(record, letter);
    if (length(record.value()) > length(value)) {
      DeadLetterHeader.WHOLE_BYTES.add(letter.headers(), Integer.toString(record.value().length));
    }
    DeadLetterHeader.TOPIC.add(letter.headers(), record.topic());
    DeadLetterHeader.PARTITION.add(letter.headers(), Integer.toString(record.partition()));
    DeadLetterHeader.OFFSET.add(letter.headers(), Long.toString(record.offset()));
    return said(letter, stage, error, reason(error) + missing);
  }

  /** Says what of a record did not fit into its letter; nothing if all did. */
  private static String missing(
      ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> letter) {
    int bytes = length(record.value());
    int headers = record.headers().toArray().length;
    int bytesKept = length(letter.value());
    int headersKept = letter.headers().toArray().length;
    return bytes == bytesKept && headers == headersKept
        ? ""
        : " (cut off to fit among the dead letters: %d of %d bytes, %d of %d headers)"
            .formatted(bytesKept, bytes, headersKept, headers);
  }

  /** Returns the letter where no record of the log was at hand, as when a timer failed. */
  public DeadLetter of(Stage stage, Throwable error) {
    return said(new ProducerRecord<>(topic, null, null), stage, error, reason(error));
  }

  /**
   * Returns the letter for a window without scores: it has no value, because no one record is to
   * blame.
   */
  public DeadLetter of(UnscoredException.Unscored window, Stage stage, Throwable error) {
    byte[] device = window.device().getBytes(StandardCharsets.UTF_8);
    return said(new ProducerRecord<>(topic, device, null), stage, error, window.reason());
  }

  private static DeadLetter said(
      ProducerRecord<byte[], byte[]> letter, Stage stage, Throwable error, String sentence) {
    DeadLetterReason reason = DeadLetterReason.of(error);
    DeadLetterHeader.EXCEPTION.add(letter.headers(), error.getClass().getName());
    DeadLetterHeader.MESSAGE.add(letter.headers(), sentence);
    DeadLetterHeader.STAGE.add(letter.headers(), stage.word());
    DeadLetterHeader.REASON.add(letter.headers(), reason.code());
    return new DeadLetter(letter, reason, sentence);
  }

  /** Returns the messages of {@code error} and its causes, outermost first, each once. */
  public static String reason(Throwable error) {
    var said = new StringBuilder();
    for (Throwable at = error; at != null; at = at.getCause()) {
      String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
      if (said.indexOf(message) < 0) {
        said.append(said.isEmpty() ? "" : ": ").append(message);
      }
    }
    return said.length() <= MAX_MESSAGE_CHARS
        ? said.toString()
        : said.substring(0, MAX_MESSAGE_CHARS);
  }

  private static @Nullable Long timestamp(long ms) {
    return ms < 0 ? null : ms;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte @Nullable [] bounded(byte @Nullable [] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static void copy(Headers from, Headers to, int most) {
    int left = most;
    for (Header header : from) {
      left -= header.key().length() * 3 + length(header.value()) + HEADER_BYTES;
      if (left >= 0) {
        to.add(header);
      }
    }
  }
}
