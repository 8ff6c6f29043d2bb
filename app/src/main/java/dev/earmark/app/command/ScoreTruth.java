package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.file.TruthFrom;
import dev.earmark.client.audio.AudioFileException;
import dev.earmark.client.audio.LabelTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What is really heard in the files that are scored. */
final class ScoreTruth {
  @Option(
      names = "--truth",
      paramLabel = "FROM",
      defaultValue = "none",
      description =
          "Where the truth is: none, folder (its name is the label), tracks (label tracks beside the files, .txt), or the label track of the one file that is scored (./folder, where it is called folder). What a track leaves unlabelled counts as the model's background; a file without a track is not counted.")
  private Path from = Path.of("none");

  /**
   * Returns where the truth of these files is.
   *
   * @param path the file or folder that was asked for, in which they are
   * @throws CommandFailure where it is in a track that cannot be read, or cannot be of these files
   */
  TruthFrom of(Path path, List<Path> files) {
    return switch (from.toString().toLowerCase(Locale.ROOT)) {
      case "none" -> TruthFrom.NONE;
      case "folder" -> TruthFrom.FOLDER;
      case "tracks" -> TruthFrom.TRACKS;
      default -> track(path, files.size());
    };
  }

  private TruthFrom track(Path path, int files) {
    if (!Files.isRegularFile(from)) {
      throw CommandFailure.wrong(
          "--truth must be none, folder, tracks or a label track that is there: --truth=" + from);
    }
    if (files != 1) {
      throw CommandFailure.wrong(
          "--truth must be none, folder or tracks unless one file is scored: --truth=%s, FILE|DIR=%s, files=%d"
              .formatted(from, path, files));
    }
    return TruthFrom.track(read());
  }

  private LabelTrack read() {
    try {
      return LabelTrack.read(from);
    } catch (AudioFileException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw CommandFailure.wrong("--truth must be a readable label track: --truth=" + from, e);
    }
  }
}
