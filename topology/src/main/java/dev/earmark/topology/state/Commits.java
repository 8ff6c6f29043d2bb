package dev.earmark.topology.state;

import java.time.Duration;

/**
 * How a task commits.
 *
 * @param exactlyOnce whether state is committed together with output and offsets
 * @param interval how often
 */
public record Commits(boolean exactlyOnce, Duration interval) {
  private static final Duration LEAST_AGE = Duration.ofMillis(1);

  /** Returns how old a second checkpoint must be; zero where none is needed beside the newest. */
  public Duration checkpointAge() {
    if (exactlyOnce) {
      return Duration.ZERO;
    }
    Duration two = interval.multipliedBy(2);
    return two.isZero() ? LEAST_AGE : two;
  }
}
