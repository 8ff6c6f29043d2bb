package dev.earmark.topology.deadletter;

import org.apache.kafka.common.header.Headers;

/** A header that a dead letter carries beside those that its record came with; values are text. */
public enum DeadLetterHeader {
  /** The stage that could not use the record. */
  STAGE(
      "earmark.stage",
      "the stage that could not use the record: `chunk`, `window`, `score`, `prediction`, `detection`, `truth` or `confusion`"),
  /** A word of {@link DeadLetterReason}. */
  REASON("earmark.reason", "why, in one word for programs (below)"),
  /** How long the value was before it was cut off. */
  WHOLE_BYTES(
      "earmark.value.bytes",
      "only where a value would not fit into this topic and was cut off: its whole length"),
  /** Where the record comes from, or was to go. */
  TOPIC("__streams.errors.topic", "the topic the record was read from, or was too large for"),
  /** Its partition there. */
  PARTITION("__streams.errors.partition", "its partition there; -1 where it never came there"),
  /** Its offset there. */
  OFFSET("__streams.errors.offset", "its offset there; -1 where it never came there"),
  /** The class of the error. */
  EXCEPTION("__streams.errors.exception", "the Java class of the error"),
  /** The error's sentence. */
  MESSAGE("__streams.errors.message", "why, in one sentence");

  private final String header;
  private final String meaning;

  DeadLetterHeader(String header, String meaning) {
    this.header = header;
    this.meaning = meaning;
  }

  /** Returns the header's name. */
  public String header() {
    return header;
  }

  /** Returns what its value says. */
  public String meaning() {
    return meaning;
  }

  /** Returns its value among {@code headers}, or nothing as an empty text. */
  public String in(Headers headers) {
    return TextHeader.in(headers, header);
  }

  void add(Headers headers, String value) {
    TextHeader.add(headers, header, value);
  }
}
