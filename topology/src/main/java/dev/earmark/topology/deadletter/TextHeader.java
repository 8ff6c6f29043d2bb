package dev.earmark.topology.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers whose values are text, in UTF-8. */
public final class TextHeader {
  private TextHeader() {}

  /** Returns the value of the last header of that name, or nothing as an empty text. */
  public static String in(Headers headers, String name) {
    Header found = headers.lastHeader(name);
    return found == null || found.value() == null
        ? ""
        : new String(found.value(), StandardCharsets.UTF_8);
  }

  /** Adds one more header of that name. */
  public static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
