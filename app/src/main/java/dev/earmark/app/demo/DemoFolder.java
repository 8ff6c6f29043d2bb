package dev.earmark.app.demo;

import dev.earmark.app.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the demo's broker, registry and audio.
 *
 * @param path where it is
 * @param temporary whether it is deleted at the end
 */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {
  static DemoFolder of(Optional<Path> wanted) {
    try {
      return wanted.isPresent()
          ? new DemoFolder(Files.createDirectories(wanted.get()), false)
          : new DemoFolder(Files.createTempDirectory("earmark-demo-"), true);
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
