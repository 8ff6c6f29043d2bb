package dev.earmark.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters: the record as it came, with the reason in Kafka Streams' {@code
 * __streams.errors.*} headers.
 *
 * <p>A letter is never larger than its topic takes: a longer value is cut off and its whole length
 * said in the header {@code earmark.value.bytes}, because a letter that is refused would abort the
 * transaction it is part of.
 */
final class DeadLetters {
  /** Largest record, in bytes, that the dead-letter topic takes. */
  static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;

  private static final int MAX_VALUE_BYTES = MAX_RECORD_BYTES - 512 * 1024;
  private static final int MAX_HEADERS_BYTES = 128 * 1024;
  private static final int MAX_MESSAGE_CHARS = 4_000;
  private final String topic;

  DeadLetters(String topic) {
    this.topic = topic;
  }

  /** Returns the letter for a record that {@code error} stopped. */
  ProducerRecord<byte[], byte[]> of(
      byte @Nullable [] key,
      byte @Nullable [] value,
      ErrorHandlerContext context,
      Throwable error) {
    var letter =
        new ProducerRecord<>(topic, null, timestamp(context), bounded(key), bounded(value));
    copy(context.headers(), letter.headers());
    say(letter.headers(), "__streams.errors.exception", error.getClass().getName());
    say(letter.headers(), "__streams.errors.message", reason(error));
    say(letter.headers(), "__streams.errors.topic", String.valueOf(context.topic()));
    say(letter.headers(), "__streams.errors.partition", Integer.toString(context.partition()));
    say(letter.headers(), "__streams.errors.offset", Long.toString(context.offset()));
    if (value != null && value.length > MAX_VALUE_BYTES) {
      say(letter.headers(), "earmark.value.bytes", Integer.toString(value.length));
    }
    return letter;
  }

  /**
   * Returns the letter for a window without scores: it has no value, because no one record is to
   * blame.
   */
  ProducerRecord<byte[], byte[]> of(UnscoredException.Unscored window) {
    byte[] device = window.device().getBytes(StandardCharsets.UTF_8);
    var letter = new ProducerRecord<byte[], byte[]>(topic, device, null);
    say(letter.headers(), "__streams.errors.exception", UnscoredException.class.getName());
    say(letter.headers(), "__streams.errors.message", window.reason());
    return letter;
  }

  /** Returns the messages of {@code error} and its causes, outermost first, each once. */
  static String reason(Throwable error) {
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

  private static @Nullable Long timestamp(ErrorHandlerContext context) {
    return context.timestamp() < 0 ? null : context.timestamp();
  }

  private static byte @Nullable [] bounded(byte @Nullable [] bytes) {
    return bytes == null || bytes.length <= MAX_VALUE_BYTES
        ? bytes
        : Arrays.copyOf(bytes, MAX_VALUE_BYTES);
  }

  private static void copy(@Nullable Headers from, Headers to) {
    int room = MAX_HEADERS_BYTES;
    for (Header header : from == null ? new Header[0] : from.toArray()) {
      room -= header.key().length() * 4 + (header.value() == null ? 0 : header.value().length);
      if (room >= 0) {
        to.add(header);
      }
    }
  }

  private static void say(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
