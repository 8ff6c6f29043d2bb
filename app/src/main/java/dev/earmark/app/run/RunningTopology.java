package dev.earmark.app.run;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.StopSignal;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.RegistryCheck;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.DevicePatterns;
import dev.earmark.topology.EarmarkStreams;
import dev.earmark.topology.EarmarkTopology;
import dev.earmark.topology.Observer;
import dev.earmark.topology.Seat;
import dev.earmark.topology.Seats;
import dev.earmark.topology.StreamsSettings;
import dev.earmark.topology.TopicCheck;
import dev.earmark.topology.TopologySettings;
import dev.earmark.topology.UnreadableStateException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;

/** The topology of this process with its models. */
public final class RunningTopology implements AutoCloseable {
  private static final Duration HURRIED = Duration.ofSeconds(3);

  private final EarmarkStreams streams;
  private final List<WatchedModel> listening;
  private final ModelWatch watch;
  private final List<String> warnings;
  private Duration closeWithin = Duration.ofSeconds(30);

  private RunningTopology(
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
      return watched(startChecked(settings, models, onlooker.observer()), onlooker);
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

  private static RunningTopology startChecked(
      Settings settings, List<WatchedModel> models, Observer observer) {
    Seats seats = seats(settings, models);
    TopicCheck.Found topics = checkTopics(settings, seats);
    RegistryCheck.run(settings);
    TopologySettings topology = TopologyLayer.of(settings);
    StreamsSettings config =
        StreamsSettings.of(topology, settings.streams(), topics.limits(), observer);
    refuse("", config.problems(topology.topics()));
    Topology built = build(topology, seats, config);
    models.forEach(model -> model.countFallback(config.counts()));
    var watch =
        new ModelWatch(models, config.counts(), settings.duration(EarmarkSettings.MODELS_WATCH));
    var streams = new EarmarkStreams(built, config, () -> models.forEach(WatchedModel::retire));
    streams.start();
    watch.start();
    return new RunningTopology(streams, models, watch, topics.warnings());
  }

  private static Topology build(TopologySettings topology, Seats seats, StreamsSettings config) {
    var joined = new EarmarkTopology(topology, seats, config);
    Topology built = joined.build();
    RegistryCheck.mustAnswer(joined::prepareOutputs);
    return built;
  }

  private static TopicCheck.Found checkTopics(Settings settings, Seats seats) {
    try (Cluster cluster = Cluster.connect(settings)) {
      TopicCheck.Found found =
          new Topics(cluster, settings).check(seats.all().stream().map(Seat::card).toList());
      refuse("topic ", found.problems());
      return found;
    }
  }

  private static void refuse(String what, List<String> problems) {
    if (!problems.isEmpty()) {
      throw CommandFailure.wrong(what + String.join("; " + what, problems));
    }
  }

  private static Seats seats(Settings settings, List<WatchedModel> models) {
    try {
      return new Seats(
          models.stream().map(WatchedModel::seat).toList(),
          DevicePatterns.of(settings.text(EarmarkSettings.MODELS_FOR_DEVICE)));
    } catch (IllegalArgumentException refused) {
      throw CommandFailure.wrong(String.valueOf(refused.getMessage()), refused);
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
      throw failure
          .map(RunningTopology::broken)
          .orElseGet(() -> CommandFailure.broken("the streams have stopped"));
    } catch (TimeoutException stillRunning) {
      return;
    } catch (ExecutionException e) {
      throw CommandFailure.broken("the streams have stopped: " + e.getMessage(), e);
    }
  }

  private static CommandFailure broken(Throwable failure) {
    return CommandFailure.broken(
        "the streams have stopped: "
            + unreadable(failure)
                .map(RunningTopology::wayOut)
                .orElseGet(() -> String.valueOf(failure.getMessage())),
        failure);
  }

  private static Optional<UnreadableStateException> unreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(UnreadableStateException.class::isInstance)
        .map(UnreadableStateException.class::cast)
        .findFirst();
  }

  /** Neither way is gone by itself: each costs what only the operator can weigh. */
  private static String wayOut(UnreadableStateException unreadable) {
    return "%s; either go on with the version of Earmark that wrote it, or end all processes of this application.id and delete the topic %s (what it holds of open recordings and counts begins anew), or set another application.id (everything that the topic of audio still holds is said again)"
        .formatted(unreadable.getMessage(), unreadable.changelog());
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

  @Override
  public void close() {
    watch.close();
    streams.close(closeWithin);
  }
}
