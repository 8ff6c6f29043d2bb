package dev.earmark.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What had been done, and what it had cost, at moments of a run; from it the cost of the steady
 * part.
 */
final class Progress {
  private static final double STEADY_FROM = 0.3;
  private static final double STEADY_TO = 0.95;

  /**
   * A moment.
   *
   * @param windows windows predicted so far
   * @param atSeconds wall-clock time, in seconds from any origin
   * @param cpuSeconds processor time used so far
   */
  record Moment(long windows, double atSeconds, double cpuSeconds) {}

  private final List<Moment> moments = new ArrayList<>();

  /** Adds a later moment. */
  void accept(Moment moment) {
    moments.add(moment);
  }

  /**
   * Processor time a window, in seconds, between the first third and the end: after the JVM has
   * warmed up.
   */
  double steadyCpuSecondsPerWindow() {
    Moment from = at(STEADY_FROM);
    Moment to = at(STEADY_TO);
    return (to.cpuSeconds() - from.cpuSeconds()) / (to.windows() - from.windows());
  }

  /** Windows a second of wall-clock time in the same part. */
  double steadyWindowsPerSecond() {
    Moment from = at(STEADY_FROM);
    Moment to = at(STEADY_TO);
    return (to.windows() - from.windows()) / (to.atSeconds() - from.atSeconds());
  }

  /** Processor time of everything, from the start of the process on. */
  double wholeCpuSeconds() {
    return last().cpuSeconds();
  }

  private Moment at(double share) {
    double least = share * last().windows();
    return moments.stream().filter(m -> m.windows() >= least).findFirst().orElseGet(this::last);
  }

  private Moment last() {
    if (moments.isEmpty()) {
      throw new IllegalStateException("nothing was predicted: moments=0");
    }
    return moments.get(moments.size() - 1);
  }
}
