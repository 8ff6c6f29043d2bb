package dev.earmark.bench.kill;

import java.time.Duration;

/**
 * How often what happened.
 *
 * @param kills processes of the topology killed (SIGKILL)
 * @param brokerKills brokers killed (SIGKILL)
 * @param stops processes of the topology that were asked to end (SIGTERM), and ended with 0
 * @param startedAgain processes of the topology that found no broker or no registry, ended by
 *     themselves, and were started again
 * @param takeOvers how long it was silent after them
 */
public record Events(int kills, int brokerKills, int stops, int startedAgain, TakeOvers takeOvers) {
  /** Nothing has happened yet. */
  static final Events NONE = new Events(0, 0, 0, 0, TakeOvers.NONE);

  /**
   * The longest that it took until every process was ready and something new was said.
   *
   * @param afterStop from the start of a process after one that was asked to end
   * @param afterKill from the kill of a process, whose session has to end first
   */
  public record TakeOvers(Duration afterStop, Duration afterKill) {
    private static final TakeOvers NONE = new TakeOvers(Duration.ZERO, Duration.ZERO);
  }

  Events withKill() {
    return new Events(kills + 1, brokerKills, stops, startedAgain, takeOvers);
  }

  Events withBrokerKill() {
    return new Events(kills, brokerKills + 1, stops, startedAgain, takeOvers);
  }

  Events withStop() {
    return new Events(kills, brokerKills, stops + 1, startedAgain, takeOvers);
  }

  Events withStartedAgain(int times) {
    return new Events(kills, brokerKills, stops, startedAgain + times, takeOvers);
  }

  Events withTakeOverAfterStop(Duration time) {
    var slowest = new TakeOvers(longer(time, takeOvers.afterStop()), takeOvers.afterKill());
    return new Events(kills, brokerKills, stops, startedAgain, slowest);
  }

  Events withTakeOverAfterKill(Duration time) {
    var slowest = new TakeOvers(takeOvers.afterStop(), longer(time, takeOvers.afterKill()));
    return new Events(kills, brokerKills, stops, startedAgain, slowest);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
