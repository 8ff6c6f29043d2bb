package dev.earmark.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a command that the process was asked to end (SIGTERM, Ctrl-C), and keeps the process until
 * the command is through.
 *
 * <p>The hook itself closes nothing: the thread that runs the command does, in its own order.
 */
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch through = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "earmark-stop");

  private StopSignal() {}

  /** Begins to listen; the command closes it when it is through. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits until the process is asked to end, or the time is over; returns whether it was asked. */
  public boolean await(Duration most) throws InterruptedException {
    return asked.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    through.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook is running, and has just been let go.
    }
  }

  private void askAndWait() {
    asked.countDown();
    try {
      through.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
