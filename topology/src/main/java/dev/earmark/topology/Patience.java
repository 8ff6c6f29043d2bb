package dev.earmark.topology;

import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.LostTransaction;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;

/**
 * How long failures that may pass are borne: counted from the first of a row, which ends with a
 * long pause, or where the thread that fails now has committed a minute or more after the one
 * before.
 */
final class Patience {
  private static final long WORKED_NANOS = Duration.ofMinutes(1).toNanos();

  private final Duration most;
  private final LongSupplier nanoTime;
  private long firstNanos;
  private long lastNanos;
  private boolean any;

  Patience(Duration most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /**
   * Notes a failure of a thread and returns whether it is still borne.
   *
   * @param committed when the thread has committed last, if it has
   */
  synchronized boolean lasts(OptionalLong committed) {
    long now = nanoTime.getAsLong();
    boolean worked = committed.isPresent() && committed.getAsLong() - lastNanos >= WORKED_NANOS;
    if (!any || worked || now - lastNanos > most.toNanos()) {
      firstNanos = now;
      any = true;
    }
    lastNanos = now;
    return now - firstNanos < most.toNanos();
  }

  /** Returns whether {@code error} comes of something that is away now, or was. */
  static boolean transientFailure(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof RetriableException || Fate.unreachable(at) || LostTransaction.is(at)) {
        return true;
      }
    }
    return false;
  }
}
