package dev.earmark.app.file;

import dev.earmark.score.Model;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Scores many files with a thread a core, and hands the results out in the order of the files. */
public final class ScoreRun {
  private final Model model;
  private final TruthFrom truthFrom;
  private final int batchMax;
  private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors());

  public ScoreRun(Model model, TruthFrom truthFrom, int batchMax) {
    this.model = model;
    this.truthFrom = truthFrom;
    this.batchMax = batchMax;
  }

  /** Scores the files; {@code out} is called in this thread. */
  public void over(List<Path> files, Consumer<ScoredFile> out) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<FileScorer> scorers = new ArrayList<>();
    try {
      Queue<FileScorer> idle = new ArrayDeque<>();
      for (int i = 0; i < threads; i++) {
        scorers.add(new FileScorer(model, batchMax, truthFrom));
      }
      idle.addAll(scorers);
      drain(files.iterator(), idle, pool, out);
    } finally {
      end(pool);
      scorers.forEach(FileScorer::close);
    }
  }

  /** A scorer must not be closed while a thread still uses it. */
  private static void end(ExecutorService pool) {
    pool.shutdown();
    try {
      pool.awaitTermination(1, TimeUnit.DAYS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Keeps as many files under way as there are scorers; the earliest is always waited for first.
   */
  private static void drain(
      Iterator<Path> files,
      Queue<FileScorer> idle,
      ExecutorService pool,
      Consumer<ScoredFile> out) {
    Queue<UnderWay> underWay = new ArrayDeque<>();
    while (files.hasNext() || !underWay.isEmpty()) {
      while (files.hasNext() && !idle.isEmpty()) {
        Path file = files.next();
        FileScorer scorer = idle.remove();
        underWay.add(new UnderWay(scorer, pool.submit(() -> scorer.score(file))));
      }
      UnderWay first = underWay.remove();
      out.accept(first.result());
      idle.add(first.scorer());
    }
  }

  private record UnderWay(FileScorer scorer, Future<ScoredFile> future) {
    ScoredFile result() {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("scoring broke: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("scoring was interrupted", e);
      }
    }
  }
}
