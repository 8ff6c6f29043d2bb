package dev.earmark.app.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;

/** How long the work on a second of audio took, over the last minute or since the last look. */
final class RealTimeFactor {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final DoubleSupplier busySeconds;
  private final DoubleSupplier audioSeconds;
  private final Deque<Look> looks = new ArrayDeque<>();

  private record Look(long atNanos, double busy, double audio) {}

  /** Looks at totals that only grow. */
  RealTimeFactor(DoubleSupplier busySeconds, DoubleSupplier audioSeconds, long nowNanos) {
    this.busySeconds = busySeconds;
    this.audioSeconds = audioSeconds;
    looks.add(look(nowNanos));
  }

  /** Returns it now; NaN where no audio was heard. Several may ask, each as often as it likes. */
  synchronized double at(long nowNanos) {
    Look now = look(nowNanos);
    while (looks.size() > 1 && nowNanos - looks.getFirst().atNanos() > MINUTE_NANOS) {
      looks.removeFirst();
    }
    Look first = looks.getFirst();
    if (nowNanos - looks.getLast().atNanos() >= SECOND_NANOS) {
      looks.add(now);
    }
    double heard = now.audio() - first.audio();
    return heard > 0 ? (now.busy() - first.busy()) / heard : Double.NaN;
  }

  private Look look(long nowNanos) {
    return new Look(nowNanos, busySeconds.getAsDouble(), audioSeconds.getAsDouble());
  }
}
