package dev.earmark.app;

import dev.earmark.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs commands inside the test and keeps what they print. */
public final class Console {
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?m)^time=\\S+ level=\\S+ logger=\\S+ message=\"((?:[^\"\\\\]++|\\\\.)*+)\" ");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private byte[] in = {};
  private Map<String, String> environment = Map.of();

  public Console in(byte[] bytes) {
    in = bytes.clone();
    return this;
  }

  public Console environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /** Runs a command and returns its exit code. */
  public int run(String... args) {
    return Earmark.run(surroundings(), args);
  }

  public Surroundings surroundings() {
    return new Surroundings(
        Terminal.plain(stream(out)), stream(err), new ByteArrayInputStream(in), environment);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Returns the messages of a log of key=value, in order. */
  public List<String> messages() {
    return messages(err());
  }

  /** Returns the messages of a log of key=value, in order. */
  static List<String> messages(String log) {
    return MESSAGE
        .matcher(log)
        .results()
        .map(found -> found.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
        .toList();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
