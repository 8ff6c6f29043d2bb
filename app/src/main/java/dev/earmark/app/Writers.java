package dev.earmark.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Makes the writers that picocli prints its help to. */
final class Writers {
  private Writers() {}

  static PrintWriter of(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
