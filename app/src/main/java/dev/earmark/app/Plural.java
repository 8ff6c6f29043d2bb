package dev.earmark.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a sentence has them. */
public final class Plural {
  private Plural() {}

  /** Returns a count with its word: {@code 1 file}, {@code 2 files}. */
  public static String of(long count, String word) {
    return String.format(Locale.ROOT, "%d %s%s", count, word, count == 1 ? "" : "s");
  }

  /** Returns a number with at most three digits and no more than it needs: 8, 0.5, 2.67. */
  public static String number(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
