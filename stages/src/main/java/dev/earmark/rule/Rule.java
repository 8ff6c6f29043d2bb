package dev.earmark.rule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A rule that values keep, or a sentence that names the rule, the thing and its value. */
public final class Rule {
  private Rule() {}

  /**
   * Throws {@code rule: name=value, name=value} where the rule is not kept.
   *
   * @throws IllegalArgumentException with that sentence
   */
  public static void check(boolean kept, String rule, @Nullable Object... namesAndValues) {
    if (kept) {
      return;
    }
    var sentence = new StringBuilder(rule);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      sentence.append(i == 0 ? ": " : ", ");
      sentence.append(namesAndValues[i]).append('=').append(namesAndValues[i + 1]);
    }
    throw new IllegalArgumentException(sentence.toString());
  }

  /** Refuses a span of time that is zero or negative. */
  public static void positive(String name, Duration value) {
    check(value.toMillis() > 0, name + " must be at least 1 ms", name, value);
  }

  /** Refuses a negative span of time. */
  public static void notNegative(String name, Duration value) {
    check(!value.isNegative(), name + " must not be negative", name, value);
  }

  /** Refuses a value outside {@code from..to}, both included, and NaN. */
  public static void within(String name, double value, double from, double to) {
    check(value >= from && value <= to, name + " must be in " + from + ".." + to, name, value);
  }

  /** Refuses a value outside {@code from..to}, both included. */
  public static void within(String name, long value, long from, long to) {
    check(value >= from && value <= to, name + " must be in " + from + ".." + to, name, value);
  }
}
