package dev.earmark.bench.kill;

import dev.earmark.bench.Guarantee;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Lets devices send to a topology that somebody else runs, and does what he likes with, and holds
 * what was said of them against what the samples say. For one thread.
 *
 * @param addresses its broker and registry; the topics have their usual names
 * @param models all that hear every device, the labels of which a truth is one
 * @param guarantee what it promises
 * @param seed which audio, and part of the devices' names: another for each run on the same topics
 */
public record DeliveryRun(Addresses addresses, List<Path> models, Guarantee guarantee, long seed) {
  private static final Duration STALLED = Duration.ofMinutes(3);

  public DeliveryRun {
    models = List.copyOf(models);
  }

  /**
   * Sends until {@code over}, then waits until all is said, or nothing more is for three minutes.
   *
   * @param progress takes the number of windows that were predicted so far, again and again
   */
  public DeliveryResult run(BooleanSupplier over, LongConsumer progress)
      throws ModelException, InterruptedException {
    String prefix = "run-" + seed + '-';
    Predicate<String> own = device -> device.startsWith(prefix);
    try (var references = new References(models);
        var feed = new Feed(addresses, seed, prefix, references.labels());
        var outputs = new Outputs(addresses, versions(references), own)) {
      long began = System.nanoTime();
      feed.start();
      Duration silence = follow(outputs, over, progress);
      List<SentTake> takes = feed.finish();
      var sending = Duration.ofNanos(System.nanoTime() - began);
      var expected = references.expected(feed, takes, versions(references)).of(own);
      awaitAnswers(outputs, expected);
      var outcome = new Comparison(expected).of(outputs.answers());
      var sent = new DeliveryResult.Sent(feed.chunks(), sending, silence);
      return new DeliveryResult(guarantee, sent, outcome, Accounts.NONE);
    }
  }

  private static Versions versions(References references) {
    var card = references.lastCard();
    return new Versions(card.name(), card.version(), false);
  }

  /** Reads until it is over, and returns the longest time in which nothing new was read. */
  private static Duration follow(Outputs outputs, BooleanSupplier over, LongConsumer progress) {
    long longest = 0;
    long last = System.nanoTime();
    long before = 0;
    while (!over.getAsBoolean()) {
      outputs.poll();
      progress.accept(outputs.windows());
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      if (outputs.windows() > before) {
        before = outputs.windows();
        last = now;
      }
    }
    return Duration.ofNanos(longest);
  }

  private static void awaitAnswers(Outputs outputs, Expected expected) {
    long before = outputs.windows();
    long deadline = System.nanoTime() + STALLED.toNanos();
    while (!expected.isAnswered(outputs.answers()) && System.nanoTime() < deadline) {
      outputs.poll();
      if (outputs.windows() > before) {
        before = outputs.windows();
        deadline = System.nanoTime() + STALLED.toNanos();
      }
    }
    readOn(outputs);
    outputs.checkAllRead();
  }

  /** What is said once too often comes after what was waited for. */
  private static void readOn(Outputs outputs) {
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < end) {
      outputs.poll();
    }
  }
}
