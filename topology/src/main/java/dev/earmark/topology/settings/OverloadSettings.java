package dev.earmark.topology.settings;

import dev.earmark.rule.Rule;
import java.time.Duration;

/**
 * What is done when a task falls behind.
 *
 * @param policy {@code overload.policy}
 * @param above {@code overload.above}: how far behind a task is when the policy begins, and how
 *     much further when it goes a step on
 * @param below {@code overload.below}: how far behind it still is when the policy ends; longer than
 *     scoring a round of chunks of the thread's other tasks takes, for which it waits
 */
public record OverloadSettings(OverloadPolicy policy, Duration above, Duration below) {

  /** Checks that the policy ends at a lower mark than it begins at. */
  public OverloadSettings {
    Rule.notNegative("overload.below", below);
    Rule.check(
        below.compareTo(above) < 0,
        "overload.below must be shorter than overload.above",
        "overload.below",
        below,
        "overload.above",
        above);
  }

  /** Returns what is used when nothing is set: every window is scored. */
  public static OverloadSettings defaults() {
    return new OverloadSettings(OverloadPolicy.KEEP, Duration.ofSeconds(10), Duration.ofSeconds(2));
  }
}
