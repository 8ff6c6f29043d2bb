package dev.earmark.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Starts a second JVM on this one's class path. */
public final class SecondJvm {
  private SecondJvm() {}

  /** Starts {@code main} with the arguments; {@code streams} says where what it prints goes. */
  public static Process start(
      Class<?> main,
      List<String> jvmOptions,
      List<String> arguments,
      UnaryOperator<ProcessBuilder> streams) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      return streams.apply(new ProcessBuilder(command)).start();
    } catch (IOException e) {
      throw new UncheckedIOException("a second JVM could not be started: " + command.get(0), e);
    }
  }
}
