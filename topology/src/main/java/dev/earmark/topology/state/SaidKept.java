package dev.earmark.topology.state;

import dev.earmark.detection.SaidAge;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * How long what was said of a device is kept with its state, which at least once may be ahead of
 * what was published.
 *
 * @param most longer than from one commit to the next; zero where state is never ahead
 * @param mostOfEarlier what an earlier life of the task said is kept for so long more, because what
 *     ended by the wall clock ends again only then
 */
public record SaidKept(Duration most, Duration mostOfEarlier) {
  private static final Duration SLOW_COMMIT = Duration.ofSeconds(10);
  private static final int MOST_LIVES = 1 << 28;
  private static final Duration LEAP = Duration.ofSeconds(2);

  /** As recordings are silent for {@code idle} before they end. */
  public static SaidKept of(Commits commits, Duration idle) {
    return commits.exactlyOnce()
        ? new SaidKept(Duration.ZERO, idle)
        : new SaidKept(commits.interval().multipliedBy(2).plus(SLOW_COMMIT), idle);
  }

  /** Returns the age of what is said in a life of the task that begins now. */
  public SaidAge from(LongSupplier wallMs) {
    return new Life(wallMs);
  }

  private final class Life implements SaidAge {
    private final LongSupplier wallMs;
    private final int number = ThreadLocalRandom.current().nextInt(MOST_LIVES);
    private final long beganMs;
    private final SteadyClock clock;

    Life(LongSupplier wallMs) {
      this.wallMs = wallMs;
      beganMs = wallMs.getAsLong();
      clock = new SteadyClock(beganMs, LEAP);
    }

    @Override
    public long nowMs() {
      return clock.at(wallMs.getAsLong());
    }

    @Override
    public int life() {
      return number;
    }

    @Override
    public boolean isPast(int life, long saidAtMs) {
      long since = nowMs() - most.toMillis();
      return life != number
          ? beganMs < since - mostOfEarlier.toMillis()
          : most.isZero() || saidAtMs < since;
    }
  }
}
