package dev.earmark.app;

import dev.earmark.bench.SecondJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code earmark} as a process of its own. */
final class EarmarkProcess {
  private EarmarkProcess() {}

  /** Starts a command; all that it prints goes to the file {@code said}. */
  static Process start(Path said, List<String> jvmOptions, List<String> arguments) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Dearmark.home=" + Path.of("..").toAbsolutePath().normalize());
    return SecondJvm.start(
        Earmark.class,
        options,
        arguments,
        builder -> builder.redirectErrorStream(true).redirectOutput(said.toFile()));
  }
}
