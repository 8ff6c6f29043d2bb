package dev.earmark.client;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When the samples of a recording were captured: one anchor, and from there on by position. */
final class CaptureTimes {
  private static final long SECOND = 1_000_000_000L;

  private final Clock clock;
  private final int sampleRate;
  private @Nullable Instant start;

  CaptureTimes(Clock clock, int sampleRate) {
    this.clock = clock;
    this.sampleRate = sampleRate;
  }

  /**
   * Takes the first piece, whose last sample has just been captured; later pieces change nothing.
   */
  void captured(int frames) {
    if (start == null) {
      start = clock.instant().minusNanos(nanos(frames)).truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Returns when that sample was captured, to the microsecond. */
  Instant at(long position) {
    Instant from = start == null ? clock.instant() : start;
    return from.plusNanos(nanos(position)).truncatedTo(ChronoUnit.MICROS);
  }

  private long nanos(long frames) {
    return frames / sampleRate * SECOND + frames % sampleRate * SECOND / sampleRate;
  }
}
