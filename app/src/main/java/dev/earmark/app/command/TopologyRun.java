package dev.earmark.app.command;

import dev.earmark.app.StopSignal;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.broker.Writers;
import dev.earmark.app.log.RunLog;
import dev.earmark.app.run.BrokerWatch;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.run.SessionTimeout;
import dev.earmark.app.run.WatchedModel;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import dev.earmark.topology.metrics.TopologyCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the topology, from its first check to its end. */
final class TopologyRun {
  private static final Duration READY = Duration.ofMinutes(2);

  /** A broker that lives but starves takes seconds; with the hurried end it is less than 10 s. */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration WATCH = Duration.ofMillis(200);

  private final RunLog log;
  private final StopSignal stop;
  private final Optional<Path> data;

  /**
   * Prepares a run.
   *
   * @param data the folder of the broker that this process brings along, if it does
   */
  TopologyRun(RunLog log, StopSignal stop, Optional<Path> data) {
    this.log = log;
    this.stop = stop;
    this.data = data;
  }

  /** Runs until the process is asked to end. */
  void run(Settings settings, List<Path> files, boolean createTopics) throws InterruptedException {
    try (var pages = OperatorPages.start(settings, Map.of("/log/level", log.levelPage()))) {
      if (createTopics) {
        create(settings);
      }
      sayWhoIsBelieved(settings);
      run(settings, files, pages);
    }
  }

  private void run(Settings settings, List<Path> files, OperatorPages pages)
      throws InterruptedException {
    try (Cluster cluster = Cluster.connect(settings);
        RunningTopology topology = RunningTopology.start(settings, load(files, settings), pages)) {
      var start = new Start(settings, topology, new Topics(cluster, settings).partitions());
      log.say("starts", start.fields(pages.url(), data));
      topology.warnings().forEach(warning -> log.warn("topic " + warning));
      awaitReady(topology, settings);
      watch(topology, cluster, pages);
      if (topology.stop()) {
        log.say("counted", counted(topology.streams().counts()));
      }
    }
  }

  /** Returns what was counted, by name; what is zero is left out. */
  private static Map<String, Long> counted(TopologyCounts counts) {
    Map<String, Long> all = counts.snapshot();
    all.values().removeIf(count -> count == 0);
    return all;
  }

  private List<WatchedModel> load(List<Path> files, Settings settings) {
    var loading = new ScoringModels(settings, log);
    int batch = settings.whole(EarmarkSettings.BATCH_MAX);
    List<WatchedModel> loaded = new ArrayList<>();
    try {
      for (Path file : files) {
        loaded.add(new WatchedModel(file, path -> load(path, loading, batch), log));
      }
      return loaded;
    } catch (RuntimeException e) {
      loaded.forEach(WatchedModel::retire);
      throw e;
    }
  }

  /** The batch was tried when the model was loaded; here it is only looked up. */
  private Model load(Path file, ScoringModels loading, int batch) {
    Model loaded = loading.load(file);
    String model = "model " + loaded.card().id();
    loaded.card().unheard().ifPresent(gap -> log.warn(model + ": " + gap));
    if (batch > 1 && loaded.exactBatch(batch) == 1) {
      log.say(
          model
              + " scores windows one by one: in batches its scores would depend on what is scored"
              + " beside them");
    }
    return loaded;
  }

  private static void create(Settings settings) {
    try (Cluster cluster = Cluster.connect(settings)) {
      new Topics(cluster, settings).create();
    }
  }

  private void sayWhoIsBelieved(Settings settings) {
    if (settings.flag(EarmarkSettings.DEVICE_FROM_PRINCIPAL)) {
      try (Cluster cluster = Cluster.connect(settings)) {
        log.say(
            "device.from.principal believes the keys of " + new Writers(cluster).named(settings));
      }
    }
  }

  private void awaitReady(RunningTopology topology, Settings settings) throws InterruptedException {
    if (!topology.isReadyWithin(PATIENCE, stop) && !stop.isAsked()) {
      log.say(
          "waiting for the consumer group; if a run was killed before, its session ends "
              + SessionTimeout.after(settings));
      topology.awaitReady(READY, stop);
    }
    if (data.isEmpty()) {
      log.levels().kafkaWarns();
    }
    List<String> models = topology.models();
    log.say("ready, " + String.join(", ", models) + (models.size() == 1 ? " listens" : " listen"));
  }

  private void watch(RunningTopology topology, Cluster cluster, OperatorPages pages) {
    try {
      BrokerWatch broker = new BrokerWatch(cluster::probe, log, System.nanoTime());
      pages.askAbout(broker);
      while (!stop.isAsked()) {
        topology.check(WATCH);
        broker.look(System.nanoTime());
      }
      if (!broker.answersWithin(LAST_ANSWER)) {
        log.warn("no broker answers; what is not committed yet, the next start takes again");
        topology.hurry();
      }
    } catch (InterruptedException asked) {
      // A test, or whoever embeds this, ends a command so.
    }
  }
}
