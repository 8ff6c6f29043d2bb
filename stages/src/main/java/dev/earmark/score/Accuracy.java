package dev.earmark.score;

import dev.earmark.rule.Rule;

/**
 * One measurement of a model.
 *
 * @param on what it was measured on
 * @param value the fraction that was right
 * @param clips how many were heard
 * @param date when, as ISO 8601 has it
 */
public record Accuracy(String on, double value, long clips, String date) {

  /** Refuses what is no fraction. */
  public Accuracy {
    Rule.check(value >= 0 && value <= 1, "value must be in 0..1", "value", value);
    Rule.check(clips >= 0, "clips must be at least 0", "clips", clips);
  }
}
