package dev.earmark.app.bring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a model is held against. */
public final class CheckOptions {
  @Option(
      names = "--clip",
      paramLabel = "CLIP",
      description =
          "An audio file, of which the first window is heard (default: the model's golden clip).")
  @Nullable Path clip;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "What the tool that made the model says of the clip, or without one of the golden clip: .json or .npz of samples, spectrogram, scores (any of them), or .npy of the one that it is called, or STAGE=FILE.npy; may be given many times.")
  List<String> expect = new ArrayList<>();
}
