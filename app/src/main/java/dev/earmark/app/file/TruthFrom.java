package dev.earmark.app.file;

import dev.earmark.client.audio.LabelTrack;
import dev.earmark.confusion.MatrixLabels;
import java.io.IOException;
import java.nio.file.Path;

/** Where the truth of a file is. */
@FunctionalInterface
public interface TruthFrom {
  /** Nowhere: there is nothing to compare with. */
  TruthFrom NONE = (file, labels, rates) -> FileTruth.NONE;

  /** In the name of the folder that the file is in. */
  TruthFrom FOLDER = (file, labels, rates) -> FileTruth.folder(file, labels);

  /** In the label track beside the file. */
  TruthFrom TRACKS = FileTruth::track;

  /** In this label track, wherever the file is. */
  static TruthFrom track(LabelTrack track) {
    return (file, labels, rates) -> FileTruth.track(track, labels, rates);
  }

  /** Returns the truth of a file at these rates. */
  FileTruth of(Path file, MatrixLabels labels, FileTruth.Rates rates) throws IOException;
}
