package dev.earmark.app.run;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.StopSignal;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.EarmarkStreams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The topology of this process with its models. */
public final class RunningTopology implements AutoCloseable {
  private static final Duration HURRIED = Duration.ofSeconds(3);

  private final EarmarkStreams streams;
  private final List<WatchedModel> listening;
  private final ModelWatch watch;
  private final List<String> warnings;
  private Duration closeWithin = Duration.ofSeconds(30);
  private boolean closed;
  private boolean stopped;

  RunningTopology(
      EarmarkStreams streams,
      List<WatchedModel> listening,
      ModelWatch watch,
      List<String> warnings) {
    this.streams = streams;
    this.listening = listening;
    this.watch = watch;
    this.warnings = warnings;
  }

  /**
   * Checks the topics for some models and starts; takes the models over, looks whether there are
   * new versions of them, and frees them at the end; {@code onlooker} looks on.
   *
   * @throws CommandFailure where the models do not go together, a topic or the producer is wrong,
   *     or no broker or no registry answers
   */
  public static RunningTopology start(
      Settings settings, List<WatchedModel> models, Onlooker onlooker) {
    try {
      return watched(new TopologyStart(settings, models, onlooker).start(), onlooker);
    } catch (RuntimeException e) {
      models.forEach(WatchedModel::retire);
      throw e;
    }
  }

  private static RunningTopology watched(RunningTopology started, Onlooker onlooker) {
    try {
      onlooker.watch(started);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** Returns the card of the only model, or the first. */
  public ModelCard card() {
    return cards().get(0);
  }

  /** Returns the cards of the models that listen now. */
  public List<ModelCard> cards() {
    return listening().stream().map(Listening::card).toList();
  }

  /** Returns the models that listen now, in the order in which they are named. */
  public List<Listening> listening() {
    return listening.stream().map(WatchedModel::listening).toList();
  }

  /** Returns the models that listen, each as name and version. */
  public List<String> models() {
    return cards().stream().map(ModelCard::id).toList();
  }

  /** Returns what runs, to be looked at. */
  public EarmarkStreams streams() {
    return streams;
  }

  /** Returns what may go wrong with the topics, a sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** Returns whether every task runs. */
  public boolean isReady() {
    return streams.ready();
  }

  /**
   * Waits for a bounded time and then returns, as long as all is well.
   *
   * @throws CommandFailure where the streams have stopped by themselves
   */
  public void check(Duration most) throws InterruptedException {
    CompletableFuture<Optional<Throwable>> stopped = streams.stopped().toCompletableFuture();
    try {
      Optional<Throwable> failure = stopped.get(most.toMillis(), TimeUnit.MILLISECONDS);
      throw failure.map(StoppedStreams::by).orElseGet(StoppedStreams::unasked);
    } catch (TimeoutException stillRunning) {
      return;
    } catch (ExecutionException e) {
      throw StoppedStreams.by(e);
    }
  }

  /**
   * Waits until every task runs, or the process is asked to end.
   *
   * @throws CommandFailure where that takes too long
   */
  public void awaitReady(Duration most, StopSignal stop) throws InterruptedException {
    if (!isReadyWithin(most, stop) && !stop.isAsked()) {
      throw CommandFailure.broken(
          "the topology is not ready after " + most.toSeconds() + " s: state=" + streams.state());
    }
  }

  /** Waits until every task runs, or the process is asked to end; returns whether they run. */
  public boolean isReadyWithin(Duration most, StopSignal stop) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!isReady() && !stop.isAsked() && System.nanoTime() < end) {
      check(Duration.ofMillis(20));
    }
    return isReady();
  }

  /** Shortens the wait for an ordered end: without a broker nothing can be committed anyway. */
  public void hurry() {
    closeWithin = HURRIED;
  }

  /** Stops it; returns whether every thread has stopped, so that nothing more is counted. */
  public boolean stop() {
    if (!closed) {
      closed = true;
      watch.close();
      stopped = streams.close(closeWithin);
    }
    return stopped;
  }

  @Override
  public void close() {
    stop();
  }
}
