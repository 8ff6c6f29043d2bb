package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.Guarantee;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which topology is measured, and where the figures go. */
final class MeasuredOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      split = ",",
      defaultValue = "simple-audio",
      description =
          "Name or .onnx file of the model (default: ${DEFAULT-VALUE}); of several, with commas, each hears every device.")
  private List<String> models = List.of();

  @Option(
      names = "--guarantee",
      paramLabel = "NAME",
      description =
          "exactly-once or at-least-once (default: at-least-once; kill and delivery: exactly-once).")
  private @Nullable String guarantee;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures for programs.")
  private @Nullable Path json;

  List<Path> models() {
    return models.stream().map(ModelLocation::of).map(Path::toAbsolutePath).toList();
  }

  /** Returns what is promised; {@code usual} where nothing is said of it. */
  Guarantee guarantee(Guarantee usual) {
    return guarantee == null ? usual : parse(guarantee);
  }

  private static Guarantee parse(String said) {
    return Guarantee.of(said)
        .orElseThrow(
            () ->
                CommandFailure.wrong(
                    "--guarantee must be " + Guarantee.words() + ": --guarantee=" + said));
  }

  /** Refuses a file for the figures that cannot be written, before anything is measured. */
  void checkOut() {
    OutFile.check("--json", json);
  }

  @Nullable Path json() {
    return json;
  }
}
