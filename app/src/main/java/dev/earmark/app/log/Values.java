package dev.earmark.app.log;

import dev.earmark.app.Escaped;
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
    return "\"" + Escaped.of(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
  }
}
