package dev.earmark.topology.settings;

import dev.earmark.rule.Rule;

/**
 * How windows are scored.
 *
 * @param minCoverage {@code min.coverage}: share of a window that must have been received for it to
 *     be scored, 0 to 1
 * @param batchMax {@code batch.max}: most windows in one call of the model
 * @param overload what is done when a task falls behind
 */
public record ScoringSettings(double minCoverage, int batchMax, OverloadSettings overload) {

  /** Checks each setting. */
  public ScoringSettings {
    Rule.within("min.coverage", minCoverage, 0.0, 1.0);
    Rule.within("batch.max", batchMax, 1, 256);
  }

  /** As above, where every window is scored, however late. */
  public ScoringSettings(double minCoverage, int batchMax) {
    this(minCoverage, batchMax, OverloadSettings.defaults());
  }

  /** Returns what is used when nothing is set. */
  public static ScoringSettings defaults() {
    return new ScoringSettings(0.5, 8);
  }

  /** Returns these settings with something else done when a task falls behind. */
  public ScoringSettings withOverload(OverloadSettings other) {
    return new ScoringSettings(minCoverage, batchMax, other);
  }
}
