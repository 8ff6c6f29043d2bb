package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.KafkaLog;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  earmark run --set bootstrap.servers=kafka:9092 --set schema.registry.url=http://registry:8081",
      "  earmark run --embedded --data .earmark"
    })
public final class RunCommand implements Callable<Integer> {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration WATCH = Duration.ofMillis(200);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Name or .onnx file of the model (default: the setting models).")
  private @Nullable String model;

  @Option(names = "--create-topics", description = "Create the topics that are missing first.")
  private boolean createTopics;

  @Option(
      names = "--embedded",
      description = "Bring a broker, a registry and the topics along, in this process.")
  private boolean embedded;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".earmark",
      description = "Folder of the embedded broker and registry (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of(".earmark");

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of the embedded broker, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the embedded registry, 0 picks one (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  private final Surroundings surroundings;

  public RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(surroundings.environment());
    Path file = Models.choose(model, settings);
    try (StopSignal stop = StopSignal.install()) {
      return embedded ? withCluster(settings, file, stop) : run(settings, file, stop);
    }
  }

  private int withCluster(Settings settings, Path file, StopSignal stop)
      throws InterruptedException {
    try (LocalCluster cluster = LocalCluster.start(data, brokerPort, registryPort)) {
      surroundings
          .err()
          .println(
              "earmark: broker "
                  + cluster.bootstrapServers()
                  + ", registry "
                  + cluster.registryUrl()
                  + ", data "
                  + data);
      return run(settings.with(cluster.settings(), "--embedded"), file, stop);
    }
  }

  private int run(Settings settings, Path file, StopSignal stop) throws InterruptedException {
    if (!embedded) {
      KafkaLog.warn();
    }
    prepare(settings);
    try (RunningTopology topology = RunningTopology.start(settings, Models.load(file, settings))) {
      topology.awaitReady(READY, stop);
      surroundings.err().println("earmark: ready, " + topology.card().id() + " listens");
      watch(topology, stop);
    }
    surroundings.err().println("earmark: stopped");
    return ExitCodes.DONE;
  }

  private void prepare(Settings settings) {
    if (embedded || createTopics) {
      try (Cluster cluster = Cluster.connect(settings)) {
        new Topics(cluster, settings).create();
      }
    }
  }

  private static void watch(RunningTopology topology, StopSignal stop) {
    try {
      while (!stop.isAsked()) {
        topology.check(WATCH);
      }
    } catch (InterruptedException asked) {
      // A test, or whoever embeds this, ends a command so.
    }
  }
}
