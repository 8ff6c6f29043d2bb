package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Surroundings;
import dev.earmark.app.demo.Demo;
import dev.earmark.app.demo.DemoPlan;
import dev.earmark.app.run.WatchedModel;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.client.Pace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows all of Earmark at work in one process. */
@Command(
    name = "demo",
    description = {
      "Show all of Earmark at work in one process.",
      "It starts a Kafka broker, a schema registry and the topology,",
      "and four devices that push spoken commands with their truths."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 0 only if each window of the audio was predicted exactly once.",
      "Ctrl-C before the end writes no report, and ends with 1.",
      "",
      "Examples:",
      "  earmark demo",
      "  earmark demo --audio my-recordings/ --speed 1",
      "  earmark demo --keep"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "8",
      description =
          "How much faster than life: 1 is life, 0 as fast as it goes (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--audio",
      paramLabel = "FILE|DIR",
      description =
          "Hear your own WAV, FLAC or OGG; truths are read from label tracks beside the files"
              + " (.txt).")
  private @Nullable Path audio;

  @Option(
      names = "--microphone",
      description = "Hear the default input of this machine until Ctrl-C.")
  private boolean microphone;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Name or .onnx file of the model (default: the setting models).")
  private @Nullable String model;

  @Option(
      names = "--keep",
      description = "Go on running at the end, and show what to try from another terminal.")
  private boolean keep;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep broker and registry in this folder; confusion then goes on counting from demo to"
              + " demo (default: a temporary folder).")
  private @Nullable Path data;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the summary for programs.")
  private @Nullable Path json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("report.html");

  @Mixin private SettingsOptions options = new SettingsOptions();

  private final Surroundings surroundings;

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.read(surroundings.environment());
    EmbeddedOptions.refuse(settings, EarmarkSettings.BOOTSTRAP_SERVERS, "for demo");
    EmbeddedOptions.refuse(settings, EarmarkSettings.REGISTRY_URL, "for demo");
    Path file = Models.choose(model, settings, surroundings);
    DemoPlan plan =
        new DemoPlan(
            settings,
            file,
            source(),
            pace(),
            keep,
            Optional.ofNullable(data),
            Optional.ofNullable(json),
            report);
    OutFile.check("--report", report);
    OutFile.check("--json", json);
    var loaded = new WatchedModel(file, Models::load, surroundings.err()::println);
    try (var pages = OperatorPages.start(settings)) {
      pages
          .url()
          .ifPresent(url -> surroundings.err().println("earmark: health and metrics at " + url));
      return new Demo(plan, surroundings, pages).run(loaded);
    } finally {
      loaded.retire();
    }
  }

  private DemoPlan.Source source() {
    if (microphone && audio != null) {
      throw CommandFailure.wrong("--audio and --microphone exclude each other: --audio=" + audio);
    }
    if (microphone) {
      return new DemoPlan.Source.Microphone();
    }
    return audio == null ? new DemoPlan.Source.Packaged() : new DemoPlan.Source.Files(audio);
  }

  private Pace pace() {
    try {
      return new Pace(speed);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong("--" + e.getMessage(), e);
    }
  }
}
