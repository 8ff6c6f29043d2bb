package dev.earmark.bench.kill;

import dev.earmark.score.CardDraft;
import dev.earmark.score.CardFile;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a model's file that is replaced by another version again and again: the same weights
 * and card, another version, in one step.
 */
final class SwappedModel implements AutoCloseable {
  private static final String NAME = "swapped.onnx";
  private static final Duration LONGEST_SWAP = Duration.ofSeconds(10);

  private final CardFile original;
  private final ModelCard card;
  private final Duration every;
  private final Path path;
  private final Versions versions;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "swap"));
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Copies the file into a folder; {@link #start} begins to replace it.
   *
   * @param every time from one version to the next; zero: the file stays as it is
   */
  SwappedModel(Path file, ModelCard card, Path folder, Duration every) throws ModelException {
    this.card = card;
    this.every = every;
    original = CardFile.read(file);
    versions = new Versions(card.name(), card.version(), changes());
    path = changes() ? folder.resolve(NAME) : file;
    if (changes()) {
      original.write(card, path);
    }
  }

  private boolean changes() {
    return !every.isZero();
  }

  Path path() {
    return path;
  }

  Versions versions() {
    return versions;
  }

  /** Begins to replace the file, in a thread of its own. */
  void start() {
    if (changes()) {
      long millis = every.toMillis();
      var unused = thread.scheduleAtFixedRate(this::swap, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void swap() {
    String next = card.version() + ".swap" + versions.count(0).put();
    versions.add(next);
    try {
      original.write(CardDraft.of(card).set("version=" + next).card(), path);
    } catch (ModelException | RuntimeException e) {
      failure.compareAndSet(null, e);
      thread.shutdown();
    }
  }

  /** Refuses that the file could not be replaced. */
  void check() {
    if (failure.get() != null) {
      throw new IllegalStateException("a model could not be replaced", failure.get());
    }
  }

  /** Waits for a swap that is going on: the folder may be deleted then. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_SWAP.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
