package dev.earmark.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM on this one's class path, so that what it costs can be told from what the load
 * costs.
 *
 * <p>The child tells one line when it is ready and ends when its standard input does: a parent that
 * dies takes it along.
 */
public final class ChildJvm implements AutoCloseable {
  private static final int CLOSE_TIMEOUT_S = 60;

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts {@code main} with the arguments; its standard error goes where this process's goes. */
  public static ChildJvm start(Class<?> main, List<String> jvmOptions, String... arguments) {
    return new ChildJvm(
        SecondJvm.start(
            main,
            jvmOptions,
            List.of(arguments),
            builder -> builder.redirectError(ProcessBuilder.Redirect.INHERIT)));
  }

  /** Waits for the child's next line. */
  public String readLine() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the child ended early: pid=" + process.pid());
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the child has used so far; a child that has ended by itself is a failure. */
  ProcessUsage usage() {
    checkAlive();
    return ProcessUsage.of(process.toHandle());
  }

  void checkAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the child ended early: exit code=" + process.exitValue());
    }
  }

  /** Ends the child as a power cut would (SIGKILL), and waits until it has gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends the child's standard input and waits until it has gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(CLOSE_TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** For the child: returns when the parent has closed its side or died. */
  public static void awaitParent() throws IOException {
    while (System.in.read() >= 0) {
      // Whatever the parent writes means nothing; only the end does.
    }
  }
}
