package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.Pipeline;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With how many devices rebuilding is measured, and where the figures go. */
final class RebuildOptions {
  private static final List<String> GUARANTEES = List.of("at_least_once", "exactly_once_v2");
  private static final int COMMIT_MS = 5_000;
  private static final int EXACTLY_ONCE_COMMIT_MS = 100;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "simple-audio",
      description = "Name or .onnx file of the model (default: ${DEFAULT-VALUE}).")
  private String model = "";

  @Option(
      names = "--devices",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "10,100,250",
      description = "Live devices of the partition (default: ${DEFAULT-VALUE}).")
  private List<Integer> devices = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long they are heard before the kill (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--guarantee",
      paramLabel = "NAME",
      defaultValue = "at_least_once",
      description = "at_least_once or exactly_once_v2 (default: ${DEFAULT-VALUE}).")
  private String guarantee = "at_least_once";

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures for programs.")
  private @Nullable Path json;

  List<Integer> devices() {
    return devices;
  }

  int seconds() {
    return seconds;
  }

  @Nullable Path json() {
    return json;
  }

  /** Returns the topology to be measured. */
  Pipeline pipeline() {
    OutFile.check("--json", json);
    check(seconds >= 1, "--seconds must be at least 1: --seconds=" + seconds);
    devices.forEach(count -> check(count >= 1, "--devices must be at least 1: --devices=" + count));
    check(
        GUARANTEES.contains(guarantee),
        "--guarantee must be at_least_once or exactly_once_v2: --guarantee=" + guarantee);
    int commitMs = guarantee.equals("at_least_once") ? COMMIT_MS : EXACTLY_ONCE_COMMIT_MS;
    return new Pipeline(ModelLocation.of(model), guarantee, commitMs, 1);
  }

  private static void check(boolean kept, String sentence) {
    if (!kept) {
      throw CommandFailure.wrong(sentence);
    }
  }
}
