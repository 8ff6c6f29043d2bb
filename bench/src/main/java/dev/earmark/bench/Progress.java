package dev.earmark.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What had been done, and what it had cost, at moments of a run; from it the cost of the steady
 * part.
 */
final class Progress {
  private final long windowsPerRound;
  private final int warmUpRounds;

  /**
   * A moment.
   *
   * @param windows windows predicted so far
   * @param atSeconds wall-clock time, in seconds from any origin
   * @param cpuSeconds processor time used so far
   */
  record Moment(long windows, double atSeconds, double cpuSeconds) {}

  private final List<Moment> moments = new ArrayList<>();

  /** A run of rounds of so many windows, the first of which warm up. */
  Progress(long windowsPerRound, int warmUpRounds) {
    this.windowsPerRound = windowsPerRound;
    this.warmUpRounds = warmUpRounds;
  }

  /** Adds a later moment. */
  void accept(Moment moment) {
    moments.add(moment);
  }

  /** Processor time of a round once everything is warm, in seconds. */
  double steadyCpuSeconds() {
    Moment from = warm();
    Moment to = last();
    return (to.cpuSeconds() - from.cpuSeconds())
        / (to.windows() - from.windows())
        * windowsPerRound;
  }

  /** Windows a second of wall-clock time in the same part. */
  double steadyWindowsPerSecond() {
    Moment from = warm();
    Moment to = last();
    return (to.windows() - from.windows()) / (to.atSeconds() - from.atSeconds());
  }

  /** Processor time of the first round, in seconds, from the start of the process on. */
  double firstCpuSeconds() {
    return at(windowsPerRound).cpuSeconds();
  }

  private Moment warm() {
    Moment warm = at(warmUpRounds * windowsPerRound);
    if (warm.windows() == last().windows()) {
      throw new IllegalStateException(
          "the load must be larger, so that something is left after the warm-up: windows="
              + windowsPerRound);
    }
    return warm;
  }

  private Moment at(long windows) {
    return moments.stream().filter(m -> m.windows() >= windows).findFirst().orElseGet(this::last);
  }

  private Moment last() {
    if (moments.isEmpty()) {
      throw new IllegalStateException("nothing was predicted: moments=0");
    }
    return moments.get(moments.size() - 1);
  }
}
