package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a command is going to write, looked at before the work begins. */
final class OutFile {
  private OutFile() {}

  /**
   * Returns the file.
   *
   * @throws CommandFailure where it is a folder, or the folder that it would be in is not there
   */
  static Path checked(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
      throw CommandFailure.wrong(
          option + " must be a file in a folder that is there: " + option + "=" + file);
    }
    return file;
  }

  /** Checks a file that need not be given. */
  static void check(String option, @Nullable Path file) {
    if (file != null) {
      checked(option, file);
    }
  }
}
