package dev.earmark.app.demo;

import dev.earmark.app.settings.Settings;
import dev.earmark.client.Pace;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demo is to do.
 *
 * @param settings of the user, to which the demo adds its own cluster
 * @param model file of the model
 * @param source whose audio is heard
 * @param pace how fast it is pushed
 * @param keep whether to go on running at the end
 * @param data folder that is kept; empty for one that is deleted at the end
 * @param json file to write the summary to
 * @param report file to write the report to
 */
public record DemoPlan(
    Settings settings,
    Path model,
    Source source,
    Pace pace,
    boolean keep,
    Optional<Path> data,
    Optional<Path> json,
    Path report) {

  /** Whose audio is heard. */
  public sealed interface Source {
    /** The recordings that come with Earmark. */
    record Packaged() implements Source {}

    /** The user's files. */
    record Files(Path path) implements Source {}

    /** The default input of this machine. */
    record Microphone() implements Source {}
  }
}
