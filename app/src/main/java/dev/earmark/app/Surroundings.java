package dev.earmark.app;

import dev.earmark.app.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command reads from and writes to, so that a test can stand in for the process.
 *
 * @param terminal where results go
 * @param err where complaints and progress go
 * @param in standard input
 * @param environment the environment variables
 */
public record Surroundings(
    Terminal terminal, PrintStream err, InputStream in, Map<String, String> environment) {
  /** Returns this process's; both outputs are UTF-8 whatever the locale says. */
  public static Surroundings ofProcess() {
    PrintStream out = utf8(FileDescriptor.out);
    return new Surroundings(
        Terminal.ofProcess(out), utf8(FileDescriptor.err), System.in, System.getenv());
  }

  public PrintStream out() {
    return terminal.out();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
