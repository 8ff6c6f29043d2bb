package dev.earmark.topology;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of settings, each refused with one sentence that names setting, value and rule. */
final class Rule {
  private Rule() {}

  /** Throws with the formatted sentence unless {@code holds}. */
  static void check(boolean holds, String sentence, @Nullable Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, sentence, values));
    }
  }

  /** Refuses a span of time that is zero or negative. */
  static void positive(String name, Duration value) {
    check(value.toMillis() > 0, "%s must be at least 1 ms: %s=%s", name, name, value);
  }

  /** Refuses a negative span of time. */
  static void notNegative(String name, Duration value) {
    check(!value.isNegative(), "%s must not be negative: %s=%s", name, name, value);
  }

  /** Refuses a value outside {@code from..to}, both included, and NaN. */
  static void within(String name, double value, double from, double to) {
    check(value >= from && value <= to, "%s must be in %s..%s: %s=%s", name, from, to, name, value);
  }

  /** Refuses a value outside {@code from..to}, both included. */
  static void within(String name, long value, long from, long to) {
    check(value >= from && value <= to, "%s must be in %s..%s: %s=%s", name, from, to, name, value);
  }
}
