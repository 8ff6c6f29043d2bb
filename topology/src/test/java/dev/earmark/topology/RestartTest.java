package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.settings.TopologySettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a task makes of records that it reads again when it takes its partition up. */
class RestartTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  private final TestLog log = new TestLog();

  @Test
  void aChunkThatWasRefusedStopsNoTaskThatReadsItAgain() {
    log.append("d", "r", Span.of(0, 600), 0);
    log.append("d", atAnotherRate(Span.of(600, 700)), 1);
    log.append("d", "r", new Span(600, 1_200, true), 2);
    var first = task(Map.of());
    first.take(0, 0);
    first.take(1, 1);
    log.committed = OptionalLong.of(2);
    var second = task(first.durable());
    second.take(2, 2);
    assertThat(first.refusals)
        .containsExactly("1 sampleRate must stay 8000 Hz within a recording: sampleRate=16000");
    assertThat(second.refusals).isEmpty();
    assertThat(second.published).map(Expected::heard).isEqualTo(Expected.of("d", "r", 1_200));
  }

  @Test
  void aRefusedRecordAmongSkippedOnesIsADeadLetterAndCostsNoOther() {
    log.append("d", "r", Span.of(0, 600), 0);
    log.append("d", atAnotherRate(Span.of(600, 700)), 1);
    log.append("d", "r", Span.of(600, 1_200), 2);
    log.append("d", "r", Span.of(1_200, 1_800), 3);
    log.append("d", "r", new Span(1_800, 2_400, true), 4);
    var first = task(Map.of());
    first.take(0, 0);
    log.committed = OptionalLong.of(1);
    var second = task(first.durable());
    second.take(3, 3);
    second.take(4, 4);
    assertThat(second.refusals)
        .containsExactly("1 sampleRate must stay 8000 Hz within a recording: sampleRate=16000");
    assertThat(second.published).map(Expected::heard).isEqualTo(Expected.of("d", "r", 2_400));
    assertThat(second.counts.snapshot()).containsEntry("chunks", 4L);
  }

  @Test
  void refusedRecordsAmongSkippedOnesAndAfterThemAreADeadLetterEach() {
    log.append("d", "r", Span.of(0, 600), 0);
    log.append("d", atAnotherRate(Span.of(600, 700)), 1);
    log.append("d", atAnotherRate(Span.of(700, 800)), 2);
    log.append("d", "r", new Span(600, 1_200, true), 3);
    var first = task(Map.of());
    first.take(0, 0);
    log.committed = OptionalLong.of(1);
    var second = task(first.durable());
    second.take(2, 2);
    second.take(3, 3);
    assertThat(second.refusals)
        .containsExactly(
            "1 sampleRate must stay 8000 Hz within a recording: sampleRate=16000",
            "2 sampleRate must stay 8000 Hz within a recording: sampleRate=16000");
    assertThat(second.published).map(Expected::heard).isEqualTo(Expected.of("d", "r", 1_200));
  }

  @Test
  void aFailedCommitThatTheProcessWasToldOfBeforeLosesNothingOfItsNextLife() {
    log.append("d", "r", Span.of(0, 800), 0);
    log.append("d", "r", Span.of(800, 1_200), 1);
    log.append("other", "r", Span.of(0, 100), 2);
    log.append("other", "r", Span.of(100, 200), 3);
    log.append("d", "r", new Span(1_200, 1_600, true), 4);
    log.committed = OptionalLong.of(0);
    var again = taskWithoutOverlap(Map.of());
    again.seesCommits();
    again.committing(3);
    again.take(0, 10_000);
    again.leap(10_200);
    takeBehind(again, 1, 4);
    log.committed = OptionalLong.of(4);
    var last = taskWithoutOverlap(again.durable());
    takeBehind(last, 4, 5);
    last.leap(10_200);
    assertThat(idsOf(again.published)).containsExactly("d/r/0/content@1");
    assertThat(idsOf(last.published)).containsExactly("d/r/800/content@1");
    assertThat(last.published.get(0).getCoverage()).isEqualTo(1);
  }

  @Test
  void aPieceAmongSkippedRecordsIsReadAgainAfterACommitBeyondThem() {
    log.append("d", "r", Span.of(0, 800), 0);
    log.append("d", "r", Span.of(800, 1_200), 1);
    log.append("other", "r", Span.of(0, 100), 2);
    log.append("d", "r", new Span(1_200, 1_600, true), 3);
    log.committed = OptionalLong.of(0);
    var hasty = taskWithoutOverlap(Map.of());
    hasty.take(2, 2);
    log.committed = OptionalLong.of(3);
    var last = taskWithoutOverlap(hasty.durable());
    last.take(3, 3);
    assertThat(idsOf(hasty.published)).containsExactly("d/r/0/content@1");
    assertThat(idsOf(last.published)).containsExactly("d/r/800/content@1");
    assertThat(last.published.get(0).getCoverage()).isEqualTo(1);
  }

  @Test
  void aWindowAmongSkippedRecordsIsNotBelievedByACommitThatWasThereBefore() {
    log.append("d", "r", Span.of(0, 800), 0);
    log.append("other", "r", Span.of(0, 100), 1);
    log.append("d", "r", new Span(800, 1_600, true), 2);
    log.committed = OptionalLong.of(0);
    var killed = taskWithoutOverlap(Map.of());
    killed.take(1, 1);
    log.committed = OptionalLong.of(1);
    var last = taskWithoutOverlap(killed.durable());
    last.take(1, 1);
    last.take(2, 2);
    assertThat(idsOf(last.published)).containsExactly("d/r/0/content@1", "d/r/800/content@1");
  }

  private static void takeBehind(SimulatedTask task, int from, int to) {
    for (int offset = from; offset < to; offset++) {
      task.take(offset, 10_000);
    }
  }

  private static List<String> idsOf(List<Prediction> said) {
    return said.stream().map(Prediction::getId).toList();
  }

  /** A window needs nothing of the one before. */
  private SimulatedTask taskWithoutOverlap(Map<String, byte[]> durable) {
    Seats seats = ContentScorer.seats(ContentScorer.card(TestLog.RATE, 800, 800));
    return new SimulatedTask(seats, log, SETTINGS, new SimulatedTask.Left(false, durable));
  }

  @Test
  void aLookAtWhetherThereIsMoreReadsNothingAgainAndKeepsOneReader() {
    for (int chunk = 0; chunk < 50; chunk++) {
      log.append("d", "r", Span.of(chunk * 100L, chunk * 100L + 100), chunk);
    }
    var task = task(Map.of());
    task.take(0, 0);
    for (long wallMs = 360_000; wallMs < 480_000; wallMs += 1_000) {
      task.tick(wallMs);
    }
    assertThat(task.published).isEmpty();
    assertThat(log.handed).isZero();
    assertThat(log.readers).isEqualTo(1);
    task.close();
    assertThat(log.readers).isZero();
  }

  @Test
  void aTaskThatFailedInAHurryIsInNoHurryWhenItBeginsAgain() {
    log.append("a", "r", Span.of(0, 500), 0);
    log.append("b", "r", Span.of(0, 800 + 18 * 400), 1_000);
    log.end = 1;
    var task = task(Map.of());
    task.take(0, 0);
    task.failing(true);
    assertThatThrownBy(() -> task.tick(360_000)).hasMessage("failing");
    task.failing(false);
    log.committed = OptionalLong.of(1);
    task.close();
    task.init();
    task.take(1, 400_000);
    assertThat(task.published).hasSize(16);
    assertThat(task.counts.snapshot()).containsEntry("batches", 2L);
  }

  private SimulatedTask task(Map<String, byte[]> durable) {
    return new SimulatedTask(log, SETTINGS, true, durable);
  }

  private static AudioChunk atAnotherRate(Span span) {
    AudioChunk chunk = TestLog.chunk("d", "r", span);
    chunk.setSampleRate(16_000);
    return chunk;
  }
}
