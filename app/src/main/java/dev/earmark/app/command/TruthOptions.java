package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.client.audio.LabelTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is really heard in what is sent. */
final class TruthOptions {
  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "Label track with what is really heard (default: the .txt beside the file). What it leaves unlabelled counts as the model's background; a recording without a track is not counted.")
  private @Nullable Path track;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description =
          "What is heard from the first to the last sample of each recording, instead of label tracks.")
  private @Nullable String label;

  /** Refuses what contradicts itself, for that many recordings. */
  void check(int recordings) {
    if (track != null && label != null) {
      throw CommandFailure.wrong("--truth and --label exclude each other: --label=" + label);
    }
    if (track != null && recordings > 1) {
      throw CommandFailure.wrong("--truth must go with one file: files=" + recordings);
    }
  }

  Optional<String> label() {
    return Optional.ofNullable(label);
  }

  /** Reads the track that was named, or the one beside the file unless there is a label. */
  LabelTrack of(Optional<Path> beside) {
    Optional<Path> wanted =
        Optional.ofNullable(track).or(() -> label == null ? beside : Optional.empty());
    return wanted.map(TruthOptions::read).orElse(LabelTrack.EMPTY);
  }

  private static LabelTrack read(Path file) {
    try {
      return LabelTrack.read(file);
    } catch (IOException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }
}
