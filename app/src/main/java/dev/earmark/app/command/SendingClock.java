package dev.earmark.app.command;

import java.io.PrintStream;
import java.time.Duration;

/** How long devices have sent, and a line now and then on how much was said of them. */
final class SendingClock {
  private static final long TELL_NANOS = Duration.ofSeconds(5).toNanos();

  private final long began = System.nanoTime();
  private final Duration most;
  private final PrintStream out;
  private long toldAt = began;

  SendingClock(Duration most, PrintStream out) {
    this.most = most;
    this.out = out;
  }

  boolean isOver() {
    return System.nanoTime() - began > most.toNanos();
  }

  /** Takes the number of windows so far. */
  void windows(long windows) {
    long now = System.nanoTime();
    if (now - toldAt >= TELL_NANOS) {
      toldAt = now;
      out.println("windows predicted: " + windows);
    }
  }
}
