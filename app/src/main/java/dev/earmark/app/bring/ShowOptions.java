package dev.earmark.app.bring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a model is shown. */
public final class ShowOptions {
  @Option(
      names = "--json",
      description = "Print the card as JSON, as it stands in the file, and nothing else.")
  boolean json;

  @Option(
      names = "--clip",
      paramLabel = "CLIP",
      description =
          "The audio file whose first window --png draws (default: the model's golden clip).")
  @Nullable Path clip;

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Draw what the model sees of the clip: the numbers that its front end makes.")
  @Nullable Path png;

  /** The file that will be written. */
  public @Nullable Path png() {
    return png;
  }
}
