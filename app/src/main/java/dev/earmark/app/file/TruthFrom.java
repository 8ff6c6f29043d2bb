package dev.earmark.app.file;

import dev.earmark.confusion.MatrixLabels;
import java.io.IOException;
import java.nio.file.Path;

/** Where the truth of a file is. */
public enum TruthFrom {
  /** Nowhere: there is nothing to compare with. */
  NONE,
  /** In the name of the folder that the file is in. */
  FOLDER,
  /** In the label track beside the file. */
  TRACKS;

  FileTruth of(Path file, MatrixLabels labels, FileTruth.Rates rates) throws IOException {
    return switch (this) {
      case NONE -> FileTruth.NONE;
      case FOLDER -> FileTruth.folder(file, labels);
      case TRACKS -> FileTruth.track(file, labels, rates);
    };
  }
}
