package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.OverloadPolicy;
import dev.earmark.topology.settings.OverloadSettings;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A topology on a real broker, live devices, and a model that would need two seconds for a second
 * of their audio; then they send a quarter of it.
 */
class SustainedOverloadTest {
  private static final List<String> DEVICES = List.of("a", "b", "c", "d");

  /** Each chunk of a device completes two windows; in 100 ms all devices bring eight. */
  private static final int CHUNK = 800;

  private static final Duration LIVE = Duration.ofMillis(100);
  private static final long COST_NANOS = 2 * LIVE.toNanos() / 8;
  private static final int LOAD_CHUNKS = 100;
  private static final int LIGHT_CHUNKS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final OverloadSettings OVERLOAD =
      new OverloadSettings(
          OverloadPolicy.SKIP_TO_LATEST, Duration.ofMillis(600), Duration.ofMillis(100));

  /**
   * The mark, a batch of each partition and the machine's own pauses; who scores every window is
   * ten seconds behind in the end.
   */
  private static final double BOUND_SECONDS = 5;

  @TempDir Path folder;

  private long sent;
  private double mostBehind;

  @Test
  void audioAtTwiceTheRateIsScoredInTimeInPartAndWhatIsPassedOverIsSaidAndCounted()
      throws Exception {
    try (var cluster = new TestCluster(folder)) {
      TopologyCounts counts = loadAndRecover(cluster);
      List<Prediction> said = cluster.all();
      long missing = Passed.check(windows(), said);
      assertThat(missing).isEqualTo(counts.of(Count.WINDOWS_SKIPPED));
      assertThat(said).map(Expected::heard).isSubsetOf(expected());
      assertThat(mostBehind).isBetween(OVERLOAD.above().toMillis() / 1e3, BOUND_SECONDS);
    }
  }

  private TopologyCounts loadAndRecover(TestCluster cluster) {
    try (var running = start(cluster)) {
      await().atMost(PATIENCE).until(running::ready);
      sendAtOnce(LOAD_CHUNKS, cluster, running);
      double skipped = accountedFor(running);
      assertThat(skipped / windows().size()).isBetween(0.1, 0.9);
      recovers(cluster, running);
      return running.counts();
    }
  }

  private static EarmarkStreams start(TestCluster cluster) {
    var settings =
        TopologySettings.defaults().withScoring(ScoringSettings.defaults().withOverload(OVERLOAD));
    Map<String, Object> given =
        new HashMap<>(TestCluster.streams(cluster.bootstrap(), "exactly_once_v2"));
    given.putAll(Map.of("session.timeout.ms", 45_000, "producer.transaction.timeout.ms", 60_000));
    var streams = StreamsSettings.of(settings, given);
    var classifier = new Classifier(ContentScorer.CARD, max -> new Slow());
    var topology = new EarmarkTopology(settings, classifier, streams).build();
    var running = new EarmarkStreams(topology, streams, () -> {});
    running.start();
    cluster.watch(running);
    return running;
  }

  /** Sends so many chunks of each device, all devices at once, and looks how far behind it is. */
  private void sendAtOnce(int chunks, TestCluster cluster, EarmarkStreams running) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      inTime(running, () -> DEVICES.forEach(device -> sendNext(device, cluster)));
      sent += CHUNK;
    }
  }

  /**
   * Sends so many chunks of each device, one device after the other: where all send at once, the
   * last is taken when those before it are scored, each time later than it may be.
   */
  private void sendInTurn(int chunks, TestCluster cluster, EarmarkStreams running) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      DEVICES.forEach(device -> inTime(running, () -> sendNext(device, cluster)));
      sent += CHUNK;
    }
  }

  private void sendNext(String device, TestCluster cluster) {
    cluster.send(device, "r", Span.of(sent, sent + CHUNK));
  }

  private void inTime(EarmarkStreams running, Runnable sending) {
    long next = System.nanoTime() + LIVE.toNanos();
    sending.run();
    lookHowFarBehind(running);
    LockSupport.parkNanos(next - System.nanoTime());
  }

  /** Waits until each window that is due was scored or passed over; returns how many were not. */
  private long accountedFor(EarmarkStreams running) {
    TopologyCounts counts = running.counts();
    long due = windows().size();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              lookHowFarBehind(running);
              assertThat(counts.of(Count.WINDOWS_SCORED) + counts.of(Count.WINDOWS_SKIPPED))
                  .as("%s", counts.snapshot())
                  .isEqualTo(due);
            });
    return counts.of(Count.WINDOWS_SKIPPED);
  }

  private void lookHowFarBehind(EarmarkStreams running) {
    mostBehind = Math.max(mostBehind, running.counts().partitions().secondsBehind());
  }

  /** Goes on with a quarter of the audio until all of it is scored, and it is behind no more. */
  private void recovers(TestCluster cluster, EarmarkStreams running) {
    long before;
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      before = running.counts().of(Count.WINDOWS_SKIPPED);
      assertThat(System.nanoTime() - end).as("passed over so far: %s", before).isNegative();
      sendInTurn(LIGHT_CHUNKS, cluster, running);
    } while (accountedFor(running) != before);
    assertThat(running.counts().partitions().overloadLevel()).isZero();
    assertThat(running.counts().partitions().secondsBehind())
        .isLessThan(OVERLOAD.above().toMillis() / 1e3);
  }

  private List<String> windows() {
    return expected().stream().map(window -> window.split(" ", -1)[0]).toList();
  }

  private List<String> expected() {
    List<String> all = new ArrayList<>();
    DEVICES.forEach(device -> all.addAll(Expected.of(device, "r", sent)));
    return all;
  }

  /** Takes its time for each window, and no processor. */
  private static final class Slow implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      long end = System.nanoTime() + windows.size() * COST_NANOS;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return windows.stream().map(window -> ContentScorer.score(window.samples())).toList();
    }

    @Override
    public void close() {}
  }
}
