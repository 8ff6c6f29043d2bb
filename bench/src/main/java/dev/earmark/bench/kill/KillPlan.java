package dev.earmark.bench.kill;

import java.time.Duration;

/**
 * What is done to the processes of a topology, at random moments.
 *
 * @param rounds how often a process is killed
 * @param mostInstances processes that run at once, one or more
 * @param seed which moments and which audio
 * @param swapEvery time from one version of the last model to the next; zero: it stays
 */
public record KillPlan(int rounds, int mostInstances, long seed, Duration swapEvery) {
  /** Devices that are heard all the time. */
  static final int DEVICES = 5;

  /** Partitions of the topics. */
  static final int PARTITIONS = 4;

  /** How much faster than life the devices send. */
  static final double SPEED = 3;

  public KillPlan {
    atLeastOne("rounds", rounds);
    atLeastOne("instances", mostInstances);
    if (swapEvery.isNegative()) {
      throw new IllegalArgumentException(
          "swap-seconds must not be negative: swap-seconds=" + swapEvery.toSeconds());
    }
  }

  /** Kills only; the models stay. */
  public KillPlan(int rounds, int mostInstances, long seed) {
    this(rounds, mostInstances, seed, Duration.ZERO);
  }

  boolean swaps() {
    return !swapEvery.isZero();
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
    }
  }
}
