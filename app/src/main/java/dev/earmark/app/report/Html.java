package dev.earmark.app.report;

import java.util.Locale;

/** Text and numbers as they may stand in HTML. */
final class Html {
  private static final double PERCENT = 100;

  private Html() {}

  /** Returns text with everything replaced that would mean something in HTML or an attribute. */
  static String text(String raw) {
    var safe = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(point -> append(point, safe));
    return safe.toString();
  }

  private static void append(int point, StringBuilder safe) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(isText(point) ? point : 0xFFFD);
    }
  }

  private static boolean isText(int point) {
    boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
    return !control && Character.getType(point) != Character.SURROGATE;
  }

  /** Returns a count with its thousands apart. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a share, from 0 to 1, in percent; a dash where it is undefined. */
  static String percent(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", share * PERCENT);
  }

  /** Returns a coordinate or another number of a drawing. */
  static String number(double value) {
    String digits = String.format(Locale.ROOT, "%.2f", value);
    return digits.endsWith(".00") ? digits.substring(0, digits.length() - 3) : digits;
  }
}
