package dev.earmark.app.run;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the files of all models from time to time, on a thread of its own. */
final class ModelWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);

  /** A process that is asked to end waits no longer for a model that is being loaded. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

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

  /** What goes wrong with one file, memory too, ends neither the others nor the watch. */
  private void look(WatchedModel model) {
    try {
      model.look(counts);
    } catch (RuntimeException | OutOfMemoryError | LinkageError broken) {
      counts.add(Count.MODELS_REFUSED);
      LOG.error("The model's file {} cannot be looked at: {}", model.file(), broken.toString());
    }
  }

  private void watch() {
    try {
      while (!done.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        models.forEach(this::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the look that has begun, or leaves a long one behind. */
  @Override
  public void close() {
    done.countDown();
    try {
      thread.join(LONGEST_LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
