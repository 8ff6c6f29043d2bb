package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Chunks further ahead than a recording may be silent, which is 1.5 s or 12,000 samples here. */
class FarChunkTest {
  private static final TopologySettings SETTINGS =
      TopologySettings.defaults()
          .withRecording(
              RecordingSettings.defaults()
                  .withIdle(Duration.ofMillis(1_500))
                  .withGapWait(Duration.ofMillis(100)));
  private static final long AWAY = 50_000;
  private final TestLog log = new TestLog();

  @Test
  void oneThatIsMisplacedIsRefusedAndWhatFollowsIsHeard() {
    append(Span.of(0, 600), Span.of(AWAY, AWAY + 400), Span.of(600, 1_000));
    append(new Span(1_000, 1_600, true));
    SimulatedTask task = calm(true);
    assertThat(task.refusals)
        .containsExactly(
            "1 chunk must begin at most recording.idle after what was heard, or the next must follow it there: recording.idle=PT1.5S, heard to=600, firstSample=50000");
    assertThat(heard(task)).isEqualTo(Expected.of("d", "r", 1_600));
  }

  @Test
  void copiesOfOneThatIsMisplacedAreRefusedToo() {
    append(Span.of(0, 600), Span.of(AWAY, AWAY + 400), Span.of(AWAY, AWAY + 400));
    append(Span.of(AWAY + 100, AWAY + 300), new Span(600, 1_600, true));
    SimulatedTask task = calm(true);
    assertThat(task.refusals).hasSize(3);
    assertThat(heard(task)).isEqualTo(Expected.of("d", "r", 1_600));
  }

  @Test
  void twoThatAgreeAreTakenBothAndBetweenIsAHole() {
    append(Span.of(0, 800), Span.of(AWAY, AWAY + 300), new Span(AWAY + 300, AWAY + 1_600, true));
    SimulatedTask task = calm(true);
    assertThat(task.refusals).hasSize(1);
    assertThat(task.counts.snapshot())
        .containsEntry("samples", 2_400L)
        .containsEntry("samplesMissing", AWAY - 800)
        .containsEntry("samplesLate", 0L);
    List<String> whole = Expected.of("d", "r", AWAY + 1_600);
    assertThat(heard(task))
        .contains(whole.get(0))
        .containsAll(whole.subList(whole.size() - 3, whole.size()));
  }

  @Test
  void twoThatAgreeMayComeInEitherOrderWithLateCopiesBetween() {
    append(Span.of(0, 800), Span.of(AWAY + 300, AWAY + 800), Span.of(0, 800));
    append(Span.of(AWAY, AWAY + 300), new Span(AWAY + 800, AWAY + 1_600, true));
    SimulatedTask task = calm(true);
    assertThat(task.refusals).hasSize(1);
    assertThat(task.counts.snapshot())
        .containsEntry("samples", 2_400L)
        .containsEntry("samplesLate", 0L);
  }

  @Test
  void aRestartAnywhereDecidesAsAnUndisturbedLifeDoes() {
    append(Span.of(0, 600), Span.of(AWAY, AWAY + 400), Span.of(600, 1_000), Span.of(1_000, 1_600));
    append(Span.of(2 * AWAY, 2 * AWAY + 500), Span.of(600, 1_000));
    append(Span.of(2 * AWAY + 500, 2 * AWAY + 900), Span.of(2 * AWAY + 900, 2 * AWAY + 2_000));
    append(Span.of(AWAY, AWAY + 400), new Span(2 * AWAY + 2_000, 2 * AWAY + 2_600, true));
    for (boolean exactlyOnce : new boolean[] {true, false}) {
      List<String> calm = heard(calm(exactlyOnce));
      for (int at = 1; at < log.records.size(); at++) {
        List<String> said = restarted(exactlyOnce, at);
        assertThat(exactlyOnce ? said : distinct(said)).containsExactlyInAnyOrderElementsOf(calm);
      }
    }
  }

  @Test
  void aRecordingThatBeginsFarFromItsBeginningIsHeardFromItsFirstChunkInAnyOrder() {
    append(Span.of(AWAY + 600, AWAY + 1_200), Span.of(AWAY, AWAY + 600));
    append(new Span(AWAY + 1_200, AWAY + 2_000, true));
    SimulatedTask task = calm(true);
    assertThat(task.refusals).isEmpty();
    assertThat(task.counts.snapshot())
        .containsEntry("samples", 2_000L)
        .containsEntry("samplesLate", 0L);
    List<String> whole = Expected.of("d", "r", AWAY + 2_000);
    assertThat(heard(task)).containsAll(whole.subList(whole.size() - 4, whole.size()));
  }

  private void append(Span... spans) {
    for (Span span : spans) {
      log.append("d", "r", span, log.records.size() * 10L);
    }
  }

  private SimulatedTask task(boolean exactlyOnce, Map<String, byte[]> durable) {
    return new SimulatedTask(log, SETTINGS, exactlyOnce, durable);
  }

  private SimulatedTask calm(boolean exactlyOnce) {
    log.committed = OptionalLong.empty();
    SimulatedTask task = task(exactlyOnce, Map.of());
    take(task, 0, log.records.size());
    task.tick(60_000);
    return task;
  }

  private void take(SimulatedTask task, int from, int to) {
    for (int offset = from; offset < to; offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
  }

  /** What was said when the first life ended in order before the record at {@code offset}. */
  private List<String> restarted(boolean exactlyOnce, int offset) {
    log.committed = OptionalLong.empty();
    SimulatedTask first = task(exactlyOnce, Map.of());
    take(first, 0, offset);
    log.committed = OptionalLong.of(offset);
    SimulatedTask second = task(exactlyOnce, first.durable());
    take(second, offset, log.records.size());
    second.tick(60_000);
    List<String> said = new ArrayList<>(heard(first));
    said.addAll(heard(second));
    return said;
  }

  private static List<String> distinct(List<String> said) {
    return said.stream().distinct().toList();
  }

  private static List<String> heard(SimulatedTask task) {
    return task.published.stream().map(Expected::heard).toList();
  }
}
