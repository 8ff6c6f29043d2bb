package dev.earmark.app.health;

import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.MainConsumer;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Page;
import dev.earmark.topology.EarmarkStreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** A process is ready that takes audio now: the registry and the models come before that. */
  Verdict ready() {
    RunningTopology running = topology.get();
    if (running == null) {
      return new Verdict(
          List.of(
              new Finding(TOPOLOGY, false, "models, topics or the registry are still waited for")));
    }
    boolean ready = running.isReady();
    started.compareAndSet(false, ready);
    return new Verdict(
        List.of(
            new Finding(TOPOLOGY, ready, "it is " + running.streams().state()),
            new Finding(
                "models", true, String.join(", ", running.models()) + " loaded and checked"),
            new Finding("registry", true, "it answered when the topology started")));
  }

  /** A process has started that was ready once. */
  Verdict startup() {
    return started.get()
        ? new Verdict(List.of(new Finding(TOPOLOGY, true, "it was ready once")))
        : ready();
  }
}
