package dev.earmark.app.log;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values are written in a line of key=value. */
final class Values {

  /** Unicode's blanks and line breaks are some reader's too. */
  private static final Pattern PLAIN =
      Pattern.compile("[^\\s\"=\\\\\\p{Cntrl}]+", Pattern.UNICODE_CHARACTER_CLASS);

  private Values() {}

  /** Returns a value, quoted where it could be read otherwise; several are separated by blanks. */
  static String written(Object value) {
    String text = value instanceof Collection<?> several ? joined(several) : String.valueOf(value);
    return PLAIN.matcher(text).matches() ? text : quoted(text);
  }

  private static String joined(Collection<?> several) {
    return several.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  static String quoted(String text) {
    return "\"" + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
  }

  /** Returns a text without control characters, which could begin a line or colour a terminal. */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.chars().forEach(c -> append(escaped, (char) c));
    return escaped.toString();
  }

  private static void append(StringBuilder to, char c) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      case '\u0085', '\u2028', '\u2029' -> to.append(hex(c));
      default -> to.append(Character.isISOControl(c) ? hex(c) : String.valueOf(c));
    }
  }

  private static String hex(char c) {
    return "\\u%04x".formatted((int) c);
  }
}
