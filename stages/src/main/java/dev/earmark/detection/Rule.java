package dev.earmark.detection;

import org.jspecify.annotations.Nullable;

/** A rule that values keep, or a sentence that says how they do not. */
final class Rule {

  private Rule() {}

  /** Throws {@code rule: name=value, name=value} where the rule is not kept. */
  static void check(boolean kept, String rule, @Nullable Object... namesAndValues) {
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
}
