package dev.earmark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a command keeps what its broker and registry write.
 *
 * @param path where it is
 * @param temporary whether it is deleted at the end
 */
public record WorkFolder(Path path, boolean temporary) implements AutoCloseable {
  /** Takes the wanted folder, or a temporary one. */
  public static WorkFolder of(Optional<Path> wanted) {
    try {
      return wanted.isPresent()
          ? new WorkFolder(Files.createDirectories(wanted.get()), false)
          : new WorkFolder(Files.createTempDirectory("earmark-"), true);
    } catch (IOException e) {
      throw CommandFailure.wrong(
          "--data must be a folder that can be written: " + e.getMessage(), e);
    }
  }

  /** Deletes it if it is temporary; what cannot be deleted stays behind. */
  @Override
  public void close() {
    if (temporary) {
      contents().forEach(file -> file.toFile().delete());
    }
  }

  private List<Path> contents() {
    try (Stream<Path> below = Files.walk(path)) {
      return below.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
