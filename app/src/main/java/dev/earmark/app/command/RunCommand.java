package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.Failing;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.app.log.RunLog;
import dev.earmark.app.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "  earmark run --set bootstrap.servers=kafka:9092 \\",
      "    --set schema.registry.url=http://registry:8081",
      "  earmark run --embedded --data .earmark"
    })
public final class RunCommand implements Callable<Integer>, Failing {
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
  private Optional<RunLog> log = Optional.empty();

  public RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(surroundings.environment());
    try (RunLog opened = RunLog.open(settings, surroundings.err());
        StopSignal stop = StopSignal.install()) {
      log = Optional.of(opened);
      List<Path> files = Models.placesOf(models, settings);
      if (embedded.isWanted()) {
        runEmbedded(settings, files, new TopologyRun(opened, stop, Optional.of(embedded.data())));
      } else {
        new TopologyRun(opened, stop, Optional.empty()).run(settings, files, createTopics);
      }
      opened.say("stopped");
    }
    return ExitCodes.DONE;
  }

  private void runEmbedded(Settings settings, List<Path> files, TopologyRun run)
      throws InterruptedException {
    try (LocalCluster cluster = embedded.start(settings)) {
      run.run(embedded.over(settings, cluster), files, true);
    }
  }

  /** What is wrong before there are settings is said as by any other command. */
  @Override
  public boolean say(String sentence, @Nullable Throwable failure) {
    log.ifPresent(opened -> opened.error(sentence, failure));
    return log.isPresent();
  }
}
