package dev.earmark.bench.kill;

import java.time.Duration;

/**
 * How often what happened.
 *
 * @param kills processes of the topology killed (SIGKILL)
 * @param brokerKills brokers killed (SIGKILL)
 * @param stops processes of the topology that were asked to end (SIGTERM), and ended with 0
 * @param slowestTakeOver from the start of a process after a stop until it has said something
 */
public record Events(int kills, int brokerKills, int stops, Duration slowestTakeOver) {
  /** Nothing has happened yet. */
  static final Events NONE = new Events(0, 0, 0, Duration.ZERO);

  Events withKill() {
    return new Events(kills + 1, brokerKills, stops, slowestTakeOver);
  }

  Events withBrokerKill() {
    return new Events(kills, brokerKills + 1, stops, slowestTakeOver);
  }

  Events withStop() {
    return new Events(kills, brokerKills, stops + 1, slowestTakeOver);
  }

  Events withTakeOver(Duration time) {
    Duration slowest = time.compareTo(slowestTakeOver) > 0 ? time : slowestTakeOver;
    return new Events(kills, brokerKills, stops, slowest);
  }
}
