package dev.earmark.app.demo;

import dev.earmark.window.WindowGrid;
import java.time.Duration;
import java.util.List;

/** What is expected of the devices, and what has come so far; for one thread. */
final class Tally {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final WindowGrid grid;
  private final List<DevicePlayer> players;
  private final PredictionLog log;
  private final ConfusionTopic confusion;
  private long progressNanos = System.nanoTime();
  private long progress;

  Tally(WindowGrid grid, List<DevicePlayer> players, PredictionLog log, ConfusionTopic confusion) {
    this.grid = grid;
    this.players = players;
    this.log = log;
    this.confusion = confusion;
  }

  /**
   * Tells whether all was played, and every window of it predicted and, where it has a truth,
   * judged.
   */
  boolean isDone() {
    boolean over = players.stream().allMatch(DevicePlayer::isOver);
    return over && log.windows() >= expected(false) && confusion.windows() >= expected(true);
  }

  /** Tells whether nothing has moved for half a minute before a time of {@link System#nanoTime}. */
  boolean isStuck(long nanoTime) {
    long now =
        log.windows()
            + confusion.windows()
            + players.stream().mapToLong(DevicePlayer::frames).sum();
    if (now != progress) {
      progress = now;
      progressNanos = nanoTime;
    }
    return nanoTime - progressNanos > PATIENCE_NANOS;
  }

  /** Windows that the files have; those of a live device are counted from what it has pushed. */
  private long expected(boolean withTruthsOnly) {
    return players.stream()
        .filter(player -> !withTruthsOnly || player.device().hasTruths())
        .mapToLong(player -> grid.count(frames(player), player.device().format().sampleRate()))
        .sum();
  }

  private static long frames(DevicePlayer player) {
    return player.device().frames().orElseGet(player::frames);
  }

  /** Returns all of it in figures; the wall clock ran since a time of {@link System#nanoTime}. */
  DemoSummary summary(long sinceNanos) {
    double audio =
        players.stream()
            .mapToDouble(player -> player.device().format().seconds(frames(player)))
            .sum();
    return new DemoSummary(
        expected(false),
        log.windows(),
        log.repeated(),
        audio,
        log.windows() == 0 ? Double.NaN : (log.lastNanos() - sinceNanos) / 1e9,
        log.latencies().quantileMs(0.5),
        log.latencies().quantileMs(0.99),
        confusion.matrix());
  }
}
