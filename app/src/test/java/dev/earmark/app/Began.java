package dev.earmark.app;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A command that goes on inside the test, in a thread of its own. */
public final class Began {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Console console;
  private final FutureTask<Integer> task;
  private final Thread thread;

  private Began(Console console, Callable<Integer> command) {
    this.console = console;
    task = new FutureTask<>(command);
    thread = new Thread(task, "earmark");
  }

  /** Begins a command that prints to the console and ends when its thread is interrupted. */
  public static Began start(Console console, Callable<Integer> command) {
    var began = new Began(console, command);
    began.thread.start();
    return began;
  }

  /** Waits until it has said that it is ready, or is over. */
  public Began awaitReady() {
    await().atMost(DEADLINE).until(() -> isReady() || isOver());
    return this;
  }

  private boolean isReady() {
    String said = console.err();
    return said.contains("earmark: ready")
        || said.contains("message=\"ready")
        || said.contains("\"message\":\"ready");
  }

  public boolean isOver() {
    return task.isDone();
  }

  /** Asks the command to end and returns its exit code. */
  public int end() throws Exception {
    thread.interrupt();
    return task.get();
  }
}
