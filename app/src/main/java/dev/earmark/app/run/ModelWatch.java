package dev.earmark.app.run;

import dev.earmark.topology.TopologyCounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the files of all models from time to time, on a thread of its own. */
final class ModelWatch implements AutoCloseable {
  private final List<WatchedModel> models;
  private final TopologyCounts counts;
  private final Duration every;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "earmark-model-watch");

  /**
   * Prepares to watch; {@link #start} begins.
   *
   * @param every time between two looks; zero: never
   */
  ModelWatch(List<WatchedModel> models, TopologyCounts counts, Duration every) {
    this.models = models;
    this.counts = counts;
    this.every = every;
    thread.setDaemon(true);
  }

  /** Begins, unless it never looks. */
  void start() {
    if (!every.isZero()) {
      thread.start();
    }
  }

  private void watch() {
    try {
      while (!done.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        models.forEach(model -> model.look(counts));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the look that has begun, so that no session is made while the process ends. */
  @Override
  public void close() {
    done.countDown();
    boolean interrupted = false;
    while (thread.isAlive() && !interrupted) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
