package dev.earmark.app.deadletter;

import dev.earmark.topology.deadletter.TextHeader;
import org.apache.kafka.common.header.Headers;

/** A header of a record that was sent again; values are text. */
public enum ReplayHeader {
  /** Which letter it was. */
  LETTER(
      "earmark.replayed",
      "which letter it was: `topic-partition@offset` among the dead letters, of the last time"),
  /** How old it is. */
  FIRST("earmark.replayed.first", "when it came the first time, in ms since 1970");

  private final String header;
  private final String meaning;

  ReplayHeader(String header, String meaning) {
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
  String in(Headers headers) {
    return TextHeader.in(headers, header);
  }

  /** Sets its value in place of any other. */
  void set(Headers headers, String value) {
    headers.remove(header);
    TextHeader.add(headers, header, value);
  }
}
