package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.KafkaLog;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.broker.Writers;
import dev.earmark.app.run.BrokerWatch;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.run.SessionTimeout;
import dev.earmark.app.run.WatchedModel;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Model;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the topology until the process is asked to end. */
@Command(
    name = "run",
    description = "Run the topology against a broker, until the process is asked to end.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  earmark run --set bootstrap.servers=kafka:9092 \\",
      "    --set schema.registry.url=http://registry:8081",
      "  earmark run --embedded --data .earmark"
    })
public final class RunCommand implements Callable<Integer> {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration WATCH = Duration.ofMillis(200);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      split = ",",
      description =
          "Name, .onnx file or folder of versions of a model; may be given many times (default: the"
              + " setting models).")
  private List<String> models = new ArrayList<>();

  @Option(names = "--create-topics", description = "Create the topics that are missing first.")
  private boolean createTopics;

  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();

  private final Surroundings surroundings;

  public RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(surroundings.environment());
    List<Path> files = Models.placesOf(models, settings);
    try (StopSignal stop = StopSignal.install()) {
      return embedded.isWanted() ? withCluster(settings, files, stop) : run(settings, files, stop);
    }
  }

  private int withCluster(Settings settings, List<Path> files, StopSignal stop)
      throws InterruptedException {
    try (LocalCluster cluster = embedded.start(settings)) {
      say(
          "broker "
              + cluster.bootstrapServers()
              + ", registry "
              + cluster.registryUrl()
              + ", data "
              + embedded.data());
      return run(embedded.over(settings, cluster), files, stop);
    }
  }

  private int run(Settings settings, List<Path> files, StopSignal stop)
      throws InterruptedException {
    try (var pages = OperatorPages.start(settings)) {
      pages.url().ifPresent(url -> say("health and metrics at " + url));
      return run(settings, files, pages, stop);
    }
  }

  private int run(Settings settings, List<Path> files, OperatorPages pages, StopSignal stop)
      throws InterruptedException {
    prepare(settings);
    sayWhoIsBelieved(settings);
    try (Cluster cluster = Cluster.connect(settings);
        RunningTopology topology = RunningTopology.start(settings, load(files, settings), pages)) {
      say(Memory.ofProcess().toString());
      topology.warnings().forEach(warning -> say("topic " + warning));
      awaitReady(topology, settings, stop);
      watch(topology, cluster, stop);
    }
    say("stopped");
    return ExitCodes.DONE;
  }

  private List<WatchedModel> load(List<Path> files, Settings settings) {
    var loading = new ScoringModels(settings, this::say);
    int batch = settings.whole(EarmarkSettings.BATCH_MAX);
    List<WatchedModel> loaded = new ArrayList<>();
    try {
      for (Path file : files) {
        loaded.add(new WatchedModel(file, path -> load(path, loading, batch), this::say));
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
    loaded.card().unheard().ifPresent(gap -> say("model " + loaded.card().id() + ": " + gap));
    if (batch > 1 && loaded.exactBatch(batch) == 1) {
      say(
          "model "
              + loaded.card().id()
              + " scores windows one by one: in batches its scores would depend on what is scored"
              + " beside them");
    }
    return loaded;
  }

  private void prepare(Settings settings) {
    if (embedded.isWanted() || createTopics) {
      try (Cluster cluster = Cluster.connect(settings)) {
        new Topics(cluster, settings).create();
      }
    }
  }

  private void sayWhoIsBelieved(Settings settings) {
    if (settings.flag(EarmarkSettings.DEVICE_FROM_PRINCIPAL)) {
      try (Cluster cluster = Cluster.connect(settings)) {
        say("device.from.principal believes the keys of " + new Writers(cluster).named(settings));
      }
    }
  }

  private void awaitReady(RunningTopology topology, Settings settings, StopSignal stop)
      throws InterruptedException {
    if (!topology.isReadyWithin(PATIENCE, stop) && !stop.isAsked()) {
      say(
          "waiting for the consumer group; if a run was killed before, its session ends "
              + SessionTimeout.after(settings));
      topology.awaitReady(READY, stop);
    }
    if (!embedded.isWanted()) {
      KafkaLog.warn();
    }
    say(
        "ready, "
            + String.join(", ", topology.models())
            + (topology.models().size() == 1 ? " listens" : " listen"));
  }

  private void watch(RunningTopology topology, Cluster cluster, StopSignal stop) {
    try {
      BrokerWatch broker = new BrokerWatch(cluster::probe, this::say, System.nanoTime());
      while (!stop.isAsked()) {
        topology.check(WATCH);
        broker.look(System.nanoTime());
      }
      if (!broker.answersWithin(LAST_ANSWER)) {
        topology.hurry();
      }
    } catch (InterruptedException asked) {
      // A test, or whoever embeds this, ends a command so.
    }
  }

  private void say(String sentence) {
    surroundings.err().println("earmark: " + sentence);
  }
}
