package dev.earmark.bench.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One process of {@code earmark run}, and what it has said. */
final class Instance {
  private static final int READY_SECONDS = 120;
  private static final long LOOK_EVERY_NANOS = 20_000_000;
  private static final int STOP_SECONDS = 60;
  private static final int GAVE_UP = 1;
  private static final List<String> NOBODY_THERE =
      List.of("no Kafka broker answers", "schema registry must be reachable");
  private static final String LATE = "The streams have not stopped within";
  private static final int KILLED = 128 + 9;
  private static final int ASKED = 128 + 15;

  private final Process process;
  private final Path said;

  Instance(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Returns whether it has said that it is ready. */
  boolean ready() {
    return said().contains("message=\"ready");
  }

  /** Waits until it has said that it is ready; that it does not in time is a failure. */
  void awaitReady() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (!ready()) {
      checkAlive();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "earmark run must be ready within " + READY_SECONDS + " s: it said: " + said());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /** Refuses that it has ended by itself. */
  void checkAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "earmark run must go on: exit code=" + process.exitValue() + ", it said: " + said());
    }
  }

  /** Returns whether it gave up before it was ready, because it found no broker or no registry. */
  boolean gaveUp() {
    return !process.isAlive()
        && process.exitValue() == GAVE_UP
        && !ready()
        && NOBODY_THERE.stream().anyMatch(said()::contains);
  }

  /**
   * Ends it as a power cut would (SIGKILL); returns false if it had given up before. That it has
   * ended otherwise is a failure.
   */
  boolean kill() {
    process.destroyForcibly().onExit().join();
    if (process.exitValue() != KILLED && !gaveUp()) {
      throw new IllegalStateException(
          "earmark run must go on until it is killed: exit code="
              + process.exitValue()
              + ", it said: "
              + said());
    }
    return process.exitValue() == KILLED;
  }

  /**
   * Asks it to end (SIGTERM), waits until it has, and returns whether it ended with exit code 0;
   * another one is a failure, unless it was asked before it could listen, or gave up before.
   */
  boolean stop() throws InterruptedException {
    boolean listening = ready();
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("earmark run must end when asked to: it said " + said());
    }
    int code = process.exitValue();
    if (code != 0 && (listening || code != ASKED) && !gaveUp()) {
      throw new IllegalStateException(
          "earmark run must end with 0 when asked to: exit code=" + code + ", it said: " + said());
    }
    return code == 0;
  }

  /**
   * Returns {@code accounts} with what it said that it has counted. One that ended in order must
   * have said so, unless it was ended before it was ready, or its threads did not stop in time.
   */
  Accounts addTo(Accounts accounts) {
    String name = String.valueOf(said.getFileName());
    Optional<Map<String, Long>> counted = CountedLog.of(said().lines().toList());
    if (counted.isPresent()) {
      return accounts.with(name, counted.get());
    }
    boolean owes = ready() && !said().contains(LATE);
    return owes ? accounts.without(name, "it was ready, and ended in order") : accounts;
  }

  /** Ends it if it is still there. */
  void drop() {
    process.destroyForcibly().onExit().join();
  }

  private String said() {
    return said(said);
  }

  /** Returns what a process has written so far; nothing if it was never started. */
  static String said(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
