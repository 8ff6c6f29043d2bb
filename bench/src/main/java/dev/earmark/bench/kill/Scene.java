package dev.earmark.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Devices that send, a broker, processes of the topology, and what these have said; with all that
 * can happen to them. For one thread.
 */
public final class Scene {
  /** The consumer group of the topology, and its {@code application.id}. */
  public static final String GROUP = "earmark-kill";

  private static final Duration FORGOTTEN = Site.SESSION.plusMillis(500);
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Site site;
  private final Instances instances;
  private final Feed feed;
  private final Outputs outputs;
  private Events events = Events.NONE;

  /** When a process was killed after which nothing else has happened. */
  private OptionalLong killedAt = OptionalLong.empty();

  Scene(Site site, Instances instances, Feed feed, Outputs outputs) {
    this.site = site;
    this.instances = instances;
    this.feed = feed;
    this.outputs = outputs;
  }

  /** Returns where the broker is, also while it is away. */
  public String bootstrapServers() {
    return site.bootstrapServers();
  }

  /** Returns the folder of everything that is written. */
  public Path folder() {
    return site.folder();
  }

  /** Returns how many processes of the topology run. */
  public int instances() {
    return instances.size();
  }

  /** Returns how many windows were predicted so far. */
  public long windows() {
    return outputs.windows();
  }

  /** Returns how many chunks were sent so far. */
  public long chunks() {
    return feed.chunks();
  }

  /** Returns what has happened so far. */
  public Events events() {
    return events.withStartedAgain(instances.startedAgain());
  }

  /** Starts one more process, and does not wait for it. */
  public void start() {
    instances.start();
  }

  /**
   * Asks the longest running process to end, and waits until it has: with exit code 0, unless it
   * could not listen yet.
   */
  public void stop() throws InterruptedException {
    killedAt = OptionalLong.empty();
    if (instances.stop()) {
      events = events.withStop();
    }
  }

  /** Kills one of the processes. */
  public void kill(int which) {
    killedAt = OptionalLong.of(System.nanoTime());
    instances.kill(which);
    events = events.withKill();
  }

  /** Starts or stops processes until so many run. */
  public void instances(int wanted) throws InterruptedException {
    while (instances.size() < wanted) {
      start();
    }
    while (instances.size() > wanted) {
      stop();
    }
  }

  /**
   * Asks a process to end, then starts another, and waits until something new was said; but first
   * lets the group forget who was killed before, for whom the other would have to wait.
   */
  public void replace() throws InterruptedException {
    readFor(FORGOTTEN);
    awaitProgress();
    stop();
    long began = System.nanoTime();
    start();
    awaitProgress();
    events = events.withTakeOverAfterStop(since(began));
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /** Kills broker and registry, and starts them again after a time. */
  public void killBroker(Duration absence) {
    site.kill();
    events = events.withBrokerKill();
    readFor(absence);
    site.startAgain();
  }

  /** Reads until all processes have been ready and something new was said after that. */
  public void awaitProgress() {
    long deadline = System.nanoTime() + STALLED_NANOS;
    while (!instances.ready()) {
      read(deadline);
    }
    long before = outputs.windows();
    while (outputs.windows() == before) {
      read(deadline);
    }
    killedAt.ifPresent(killed -> events = events.withTakeOverAfterKill(since(killed)));
    killedAt = OptionalLong.empty();
  }

  /** Reads for a moment; a process that has ended by itself is a failure. */
  private void read(long deadline) {
    outputs.poll();
    instances.checkAlive();
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          "something must be predicted within %d s: windows=%d"
              .formatted(TimeUnit.NANOSECONDS.toSeconds(STALLED_NANOS), outputs.windows()));
    }
  }

  /** Reads for a time; a process that ends by itself meanwhile is a failure. */
  public void readFor(Duration time) {
    killedAt = OptionalLong.empty();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      outputs.poll();
    }
    instances.checkAlive();
  }

  /** Lets what runs hear the rest, until all was said and counted or nothing more is; ends it. */
  void end(Expected expected) throws InterruptedException {
    if (instances.size() == 0) {
      start();
    }
    long before = -1;
    long deadline = System.nanoTime() + STALLED_NANOS;
    while (!expected.isAnswered(outputs.answers()) && System.nanoTime() < deadline) {
      outputs.poll();
      if (outputs.windows() > before) {
        before = outputs.windows();
        deadline = System.nanoTime() + STALLED_NANOS;
      }
    }
    instances(0);
    readFor(Duration.ofSeconds(1));
    outputs.checkAllRead();
  }
}
