package dev.earmark.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for what only reads files; one folder a process, gone with it. */
public final class Scratch {
  private static final Path FOLDER = folder();

  private Scratch() {}

  public static Path file(String name) {
    Path file = FOLDER.resolve(name);
    file.toFile().deleteOnExit();
    return file;
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("earmark-fuzz");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
