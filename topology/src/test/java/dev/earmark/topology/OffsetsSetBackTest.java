package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offsets that were set back, to audio that is kept, of a recording whose beginning is not. */
class OffsetsSetBackTest {
  private static final TopologySettings SETTINGS =
      TopologySettings.defaults()
          .withRecording(RecordingSettings.defaults().withIdle(Duration.ofMillis(1_500)));
  private static final int CHUNKS = 100;
  private final TestLog log = new TestLog();

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void windowsSinceThenAreSaidAgainAndNothingIsRefused(boolean before, boolean after) {
    for (int i = 0; i < CHUNKS; i++) {
      log.append("d", "r", new Span(i * 800L, (i + 1) * 800L, i == CHUNKS - 1), i * 100L);
    }
    SimulatedTask first = task(before, Map.of());
    take(first, 0, 90);
    log.beginning = 40;
    log.committed = OptionalLong.of(70);
    SimulatedTask second = task(after, first.durable());
    take(second, 70, CHUNKS);
    second.tick(60_000);
    assertThat(second.refusals).isEmpty();
    List<String> whole = Expected.of("d", "r", CHUNKS * 800L);
    int from = before ? 90 : 70;
    assertThat(second.published.stream().map(Expected::heard))
        .containsAll(whole.subList(2 * from, whole.size()));
  }

  private void take(SimulatedTask task, int from, int to) {
    for (int offset = from; offset < to; offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
  }

  private SimulatedTask task(boolean exactlyOnce, Map<String, byte[]> durable) {
    return new SimulatedTask(log, SETTINGS, exactlyOnce, durable);
  }
}
