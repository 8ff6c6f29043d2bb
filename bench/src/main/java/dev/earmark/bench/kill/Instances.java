package dev.earmark.bench.kill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of the topology that run now; the longest running first. */
final class Instances implements AutoCloseable {
  private static final String TOOK_OVER = " takes over from ";

  private final Launch launch;
  private final List<Instance> running = new ArrayList<>();
  private int started;
  private int startedAgain;
  private Accounts accounts = Accounts.NONE;

  Instances(Launch launch) {
    this.launch = launch;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Starts one, waits until it is ready, and ends it in order; later starts are faster for it. Does
   * nothing where the JVM could not keep the classes.
   */
  void rehearse() throws InterruptedException {
    if (!Launch.keepsClasses()) {
      return;
    }
    Path said = said(0);
    var first = new Instance(launch.first(said.toFile()), said);
    add(first);
    first.awaitReady();
    boolean inOrder = first.stop();
    remove(first);
    if (!inOrder) {
      throw new IllegalStateException("earmark run must end with 0 when asked to");
    }
  }

  /** Where a process writes what it says. */
  private Path said(int number) {
    return launch.site().folder().resolve("run-" + number + ".txt");
  }

  private synchronized void add(Instance instance) {
    running.add(instance);
  }

  private synchronized void remove(Instance instance) {
    running.remove(instance);
  }

  synchronized int size() {
    return running.size();
  }

  /** Starts one more. */
  synchronized void start() {
    running.add(next());
  }

  private Instance next() {
    started++;
    Path said = said(started);
    return new Instance(launch.again(started, said.toFile()), said);
  }

  /** Returns whether all have said that they are ready; refuses that one has ended by itself. */
  synchronized boolean ready() {
    checkAlive();
    return running.stream().allMatch(Instance::ready);
  }

  /**
   * Starts those again that found no broker, as whoever runs processes does; refuses that one has
   * ended otherwise.
   */
  synchronized void checkAlive() {
    for (int place = 0; place < running.size(); place++) {
      if (running.get(place).gaveUp()) {
        startAgain(place);
      }
    }
    running.forEach(Instance::checkAlive);
  }

  private void startAgain(int place) {
    startedAgain++;
    running.set(place, next());
  }

  /** Returns how many were started again because they had given up. */
  synchronized int startedAgain() {
    return startedAgain;
  }

  /** Returns how often one version of a model took over from another in a process that ran on. */
  synchronized long tookOver() {
    long times = 0;
    for (int number = 0; number <= started; number++) {
      times += Instance.said(said(number)).lines().filter(l -> l.contains(TOOK_OVER)).count();
    }
    return times;
  }

  /** Kills the one at that place; had it given up before, it is started again and killed then. */
  synchronized void kill(int place) {
    while (!running.get(place).kill()) {
      startAgain(place);
    }
    running.remove(place);
  }

  /** Ends the longest running one; returns whether it ended in order, with exit code 0. */
  synchronized boolean stop() throws InterruptedException {
    Instance eldest = running.remove(0);
    boolean inOrder = eldest.stop();
    if (inOrder) {
      accounts = eldest.addTo(accounts);
    }
    return inOrder;
  }

  /** Returns what those have counted that ended in order, but the one of the rehearsal. */
  synchronized Accounts accounts() {
    return accounts;
  }

  @Override
  public synchronized void close() {
    running.forEach(Instance::drop);
    running.clear();
  }
}
