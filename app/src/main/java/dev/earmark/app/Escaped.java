package dev.earmark.app;

/** Texts that somebody else chose, as a line for a person may hold them. */
public final class Escaped {
  private Escaped() {}

  /** Returns a text without control characters, which could begin a line or colour a terminal. */
  public static String of(String text) {
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

  /** Returns a character as JSON and Java escape it. */
  static String hex(char c) {
    return "\\u%04x".formatted((int) c);
  }
}
