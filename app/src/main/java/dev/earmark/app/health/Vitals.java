package dev.earmark.app.health;

import dev.earmark.app.run.BrokerWatch;
import dev.earmark.app.run.Milestone;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.MainConsumer;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Page;
import dev.earmark.topology.EarmarkStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/** How a process is, before, while and after its topology runs; any thread may ask. */
public final class Vitals {
  private static final String TOPOLOGY = "topology";

  private final int threads;
  private final Duration mostBetweenPolls;
  private final AtomicReference<@Nullable RunningTopology> topology = new AtomicReference<>();
  private final AtomicReference<@Nullable BrokerWatch> brokers = new AtomicReference<>();
  private final Set<Milestone> reached = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean started = new AtomicBoolean();

  /** Of a process with these settings, whose topology has yet to start. */
  public Vitals(Settings settings) {
    threads = settings.whole(EarmarkSettings.THREADS);
    mostBetweenPolls =
        Duration.ofMillis(MainConsumer.whole(settings, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG));
  }

  /** From here on it is this topology that is asked about. */
  public void watch(RunningTopology running) {
    topology.set(running);
  }

  /** From here on only a process whose brokers answer is ready. */
  public void askAbout(BrokerWatch asking) {
    brokers.set(asking);
  }

  /** Notes what the start has reached. */
  public void reached(Milestone milestone) {
    reached.add(milestone);
  }

  /** Returns the pages, by path. */
  public Map<String, Page> pages() {
    return Map.of(
        "/health/live", accept -> live().answer(),
        "/health/ready", accept -> ready().answer(),
        "/health/startup", accept -> startup().answer());
  }

  /** A process that only a restart can mend does not live; one whose partitions move does. */
  Verdict live() {
    RunningTopology running = topology.get();
    if (running == null) {
      return new Verdict(List.of(new Finding(TOPOLOGY, true, "it is about to start")));
    }
    EarmarkStreams streams = running.streams();
    var finding = new Finding(TOPOLOGY, streams.alive(), "it is " + streams.state());
    var asked = new StreamThreads(streams.streams(), threads, mostBetweenPolls);
    return new Verdict(
        streams.ready()
            ? List.of(finding, asked.threads(), asked.polls())
            : List.of(finding, asked.polls()));
  }

  /**
   * A process is ready that takes audio now: its start is behind it, every task runs, and a broker
   * answers.
   */
  Verdict ready() {
    List<Finding> findings = new ArrayList<>();
    findings.add(topology());
    findings.addAll(milestones());
    Optional.ofNullable(brokers.get()).ifPresent(watch -> findings.add(brokers(watch)));
    var verdict = new Verdict(findings);
    started.compareAndSet(false, verdict.well());
    return verdict;
  }

  /** Returns whether it is ready, as {@code /health/ready} says it. */
  public boolean isReady() {
    return ready().well();
  }

  /** A start reaches one after the other, so it waits for the first that it has not. */
  private List<Finding> milestones() {
    List<Finding> findings = new ArrayList<>();
    boolean isNext = true;
    for (Milestone milestone : Milestone.values()) {
      boolean isReached = reached.contains(milestone);
      findings.add(new Finding(milestone.part(), isReached, milestone.reason(isReached, isNext)));
      isNext = isReached;
    }
    return findings;
  }

  private Finding topology() {
    RunningTopology running = topology.get();
    return running == null
        ? new Finding(TOPOLOGY, false, "it has yet to start")
        : new Finding(TOPOLOGY, running.isReady(), "it is " + running.streams().state());
  }

  private static Finding brokers(BrokerWatch watch) {
    long seconds = watch.silence(System.nanoTime()).toSeconds();
    return watch.answers()
        ? new Finding("brokers", true, "one answered when it was asked last")
        : new Finding("brokers", false, "none has answered for " + seconds + " s");
  }

  /** A process has started that was ready once. */
  Verdict startup() {
    return started.get()
        ? new Verdict(List.of(new Finding(TOPOLOGY, true, "it was ready once")))
        : ready();
  }
}
