package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.WorkFolder;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.Optional;

/** Something that is measured with a folder to work in. */
interface Measurement<R> {
  /** Measures it. */
  R in(Path folder) throws ModelException, InterruptedException;

  /** Measures it in a folder that is gone afterwards. */
  static <R> R inTemporaryFolder(Measurement<R> measurement) throws InterruptedException {
    return inFolder(Optional.empty(), measurement);
  }

  /**
   * Measures it in a folder that somebody wants, or in one that is gone afterwards.
   *
   * @throws CommandFailure where the model or a number cannot be used
   */
  static <R> R inFolder(Optional<Path> wanted, Measurement<R> measurement)
      throws InterruptedException {
    try (var folder = WorkFolder.of(wanted)) {
      return measurement.in(folder.path());
    } catch (ModelException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }
}
