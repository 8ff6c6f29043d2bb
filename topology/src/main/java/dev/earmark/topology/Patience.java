package dev.earmark.topology;

import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;

/**
 * How long failures that may pass are borne: counted from the first of a row without a long pause.
 */
final class Patience {
  private final Duration most;
  private long firstNanos;
  private long lastNanos;
  private boolean any;

  Patience(Duration most) {
    this.most = most;
  }

  /** Notes a failure and returns whether it is still borne. */
  synchronized boolean lasts() {
    long now = System.nanoTime();
    if (!any || now - lastNanos > most.toNanos()) {
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
