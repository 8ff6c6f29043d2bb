package dev.earmark.app.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param file as it was named
 * @param windows in order; none where the file could not be read
 * @param problem why it could not be read, in one sentence
 */
public record ScoredFile(Path file, List<ScoredWindow> windows, Optional<String> problem) {
  public ScoredFile {
    windows = List.copyOf(windows);
  }

  static ScoredFile unreadable(Path file, String problem) {
    return new ScoredFile(file, List.of(), Optional.of(problem));
  }
}
