package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.metrics.Leg;
import dev.earmark.topology.metrics.Observer;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.topic.TopicLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an observer is told of a topology on a real broker, and how far a trace goes. */
class ObservedTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @TempDir Path folder;

  /** Counts what it is told. */
  private static final class Told implements Observer {
    private final Map<Leg, Long> legs = new ConcurrentHashMap<>();
    private final DoubleAdder seconds = new DoubleAdder();
    private final AtomicLong scored = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();

    @Override
    public void heard(String device, double more) {
      seconds.add(more);
    }

    @Override
    public void took(Leg leg, long nanos) {
      assertThat(nanos).as(leg.word()).isNotNegative();
      legs.merge(leg, 1L, Long::sum);
    }

    @Override
    public void scored(long nanos) {
      scored.incrementAndGet();
    }

    @Override
    public void committed(long nanos) {
      committed.incrementAndGet();
    }
  }

  private static void send(TestCluster cluster) {
    cluster.send(TestLog.chunk("a", "r", new Span(0, 800, false)), TRACE);
    cluster.send(TestLog.chunk("a", "r", new Span(800, 1_600, false)), "00-no-trace");
    cluster.send(TestLog.chunk("a", "r", new Span(800, 1_600, false)));
    cluster.send(TestLog.chunk("a", "r", new Span(1_600, 2_400, true)));
    cluster.flush();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void itIsToldOfEachLegUpToTheCommitAndATraceGoesToTheWindowsOfItsChunk(String guarantee)
      throws Exception {
    try (var cluster = new TestCluster(folder)) {
      send(cluster);
      var told = new Told();
      var settings = TopologySettings.defaults();
      Map<String, Object> given = TestCluster.streams(cluster.bootstrap(), guarantee);
      var limits = TopicLimits.asCreated(settings.topics());
      try (EarmarkStreams running =
          RunningTest.start(cluster, StreamsSettings.of(settings, given, limits, told))) {
        await()
            .atMost(Duration.ofMinutes(1))
            .failFast(() -> !running.alive())
            .until(() -> told.committed.get() == 5 && told.seconds.sum() > 0.29);
        assertThat(told.legs)
            .containsExactlyInAnyOrderEntriesOf(
                Map.of(
                    Leg.BROKER, 4L,
                    Leg.WINDOW, 5L,
                    Leg.SPECTROGRAM, 5L,
                    Leg.SCORE, 5L,
                    Leg.COMMIT, 5L));
        assertThat(told.scored).hasValue(5);
        assertThat(running.counts().snapshot())
            .containsEntry("records", 4L)
            .containsEntry("chunksUsed", 3L)
            .containsEntry("chunksRepeated", 1L)
            .containsEntry("windowsScored", 5L)
            .containsEntry("traceparentsIgnored", 1L);
      }
      cluster.await(said -> said.size() == 5);
      assertThat(cluster.traces()).isEqualTo(Map.of("a/r/0/content@1", TRACE));
    }
  }
}
