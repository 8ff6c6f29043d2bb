package dev.earmark.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a command that the process was asked to end (SIGTERM, Ctrl-C), while the process goes on
 * until the command is through.
 *
 * <p>The JVM's own shutdown must not begin before: ONNX Runtime frees itself in a shutdown hook of
 * its own, and a model that is still running then takes the JVM down. So the signals are caught;
 * asked a second time, the process ends at once. Where signals cannot be caught, a shutdown hook
 * asks and waits instead.
 */
public final class StopSignal implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("TERM", "INT");
  private static final int ENDED_BY_SIGNAL = 128 + 15;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch through = new CountDownLatch(1);
  private final Thread hook = new Thread(this::askAndWait, "earmark-stop");
  private boolean caught;

  private StopSignal() {}

  /** Begins to listen; the command closes it when it is through. */
  public static StopSignal install() {
    StopSignal signal = new StopSignal();
    signal.caught = SIGNALS.stream().allMatch(name -> Signals.handle(name, signal::ask));
    if (!signal.caught) {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    }
    return signal;
  }

  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits until the process is asked to end, or the time is over; returns whether it was asked. */
  public boolean await(Duration most) throws InterruptedException {
    return asked.await(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Lets the process be ended by signals as before. */
  @Override
  public void close() {
    through.countDown();
    if (caught) {
      SIGNALS.forEach(name -> Signals.handle(name, () -> System.exit(ENDED_BY_SIGNAL)));
    } else {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The hook is running, and has just been let go.
    }
  }

  private void ask() {
    if (isAsked()) {
      Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
    }
    asked.countDown();
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
