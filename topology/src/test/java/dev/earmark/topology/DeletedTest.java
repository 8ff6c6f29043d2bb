package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.TopologySettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audio that was deleted before it could be read is a gap, and no error. */
class DeletedTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  private static final int RATE = TestLog.RATE;
  private static final long LATER_MS = 3L * 3_600_000;
  private static final long LATER = LATER_MS / 1_000 * RATE;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void recordingsGoOnAfterAudioThatWasDeletedWhileNobodyRead(String guarantee) throws Exception {
    try (var cluster = new TestCluster(folder)) {
      cluster.send("a", "r", Span.of(0, 2 * RATE));
      try (var first = RunningTest.start(cluster, guarantee, Map.of())) {
        cluster.await(said -> said.size() == 39);
        assertThat(first.counts().snapshot()).containsEntry("recordsDeleted", 0L);
      }
      cluster.send("a", "r", Span.of(2 * RATE, 5 * RATE));
      deleteAll(cluster);
      cluster.send("a", "r", new Span(5 * RATE, 9 * RATE, true));
      try (var second = RunningTest.start(cluster, guarantee, Map.of())) {
        List<Prediction> said = cluster.await(all -> starts(all).contains(8.9));
        assertNothingOfTheHoleWasSaid(said);
        assertOneGap(second);
      }
    }
  }

  private static void assertNothingOfTheHoleWasSaid(List<Prediction> said) {
    assertThat(starts(said)).contains(0.0, 1.9, 5.0, 8.9).doesNotContain(2.0, 3.0, 4.9);
    assertThat(said)
        .filteredOn(one -> one.getStartSample() == 5 * RATE)
        .allSatisfy(one -> assertThat(one.getCoverage()).isEqualTo(1));
  }

  private static void assertOneGap(EarmarkStreams running) {
    Map<String, Long> counts = running.counts().snapshot();
    assertThat(running.alive()).isTrue();
    assertThat(counts).containsEntry("deadLetters", 0L).containsEntry("gaps", 1L);
    assertThat(counts.get("recordsDeleted")).isGreaterThanOrEqualTo(30);
    assertThat(counts.get("samplesMissing")).isGreaterThanOrEqualTo(3 * RATE);
  }

  private static List<Double> starts(List<Prediction> said) {
    return said.stream().map(one -> one.getStartSample() / (double) RATE).distinct().toList();
  }

  private static void deleteAll(TestCluster cluster) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
      var one = new TopicPartition(cluster.topics.chunks(), partition);
      var ends = cluster.admin().listOffsets(Map.of(one, OffsetSpec.latest()));
      all.put(one, RecordsToDelete.beforeOffset(ends.partitionResult(one).get().offset()));
    }
    cluster.admin().deleteRecords(all).all().get();
  }

  @Test
  void recordingThatWentOnForHoursUnreadIsStillTheSame() {
    var log = new TestLog();
    log.append("d", "r", Span.of(0, 1_000), 0);
    var first = new SimulatedTask(log, SETTINGS, true, Map.of());
    first.take(0, 0);
    first.close();
    log.append("d", "r", Span.of(1_000, 1_800), 100);
    appendLater(log, "d");
    log.committed = OptionalLong.of(1);
    log.beginning = 2;
    var second = new SimulatedTask(log, SETTINGS, true, first.durable());
    second.take(2, LATER_MS);
    second.take(3, LATER_MS);
    second.tick(LATER_MS + 1_000);
    second.close();
    assertThat(second.refusals).isEmpty();
    assertThat(starts(second, "d")).isEqualTo(expectedLater());
    assertThat(second.counts.snapshot())
        .containsEntry("recordsDeleted", 2L)
        .containsEntry("recordingsIdle", 0L);
  }

  @Test
  void aTaskThatTakesOverSoonAfterKnowsOfTheGapToo() {
    var log = new TestLog();
    SimulatedTask second = afterAGapOfTwoRecordings(log);
    second.take(3, LATER_MS);
    second.close();
    log.committed = OptionalLong.of(4);
    var third = new SimulatedTask(log, SETTINGS, true, second.durable());
    for (int offset = 4; offset < log.records.size(); offset++) {
      third.take(offset, LATER_MS);
    }
    third.tick(LATER_MS + 1_000);
    third.close();
    assertThat(third.refusals).isEmpty();
    assertThat(starts(third, "e")).isEqualTo(expectedLater());
  }

  /** Returns a task that begins at record 3, when both recordings have a record, and 2 is gone. */
  private static SimulatedTask afterAGapOfTwoRecordings(TestLog log) {
    log.append("d", "r", Span.of(0, 1_000), 0);
    log.append("e", "r", Span.of(0, 1_000), 0);
    var first = new SimulatedTask(log, SETTINGS, true, Map.of());
    first.take(0, 0);
    first.take(1, 0);
    first.close();
    log.append("d", "r", Span.of(1_000, 1_800), 100);
    appendLater(log, "d");
    appendLater(log, "e");
    log.committed = OptionalLong.of(2);
    log.beginning = 3;
    return new SimulatedTask(log, SETTINGS, true, first.durable());
  }

  private static List<Long> starts(SimulatedTask task, String device) {
    return task.published.stream()
        .filter(one -> one.getDevice().equals(device))
        .map(Prediction::getStartSample)
        .toList();
  }

  /** From the first window that was heard by half to the last whole one. */
  private static List<Long> expectedLater() {
    return LongStream.iterate(LATER - 400, at -> at <= LATER + 19_200, at -> at + 400)
        .boxed()
        .toList();
  }

  /** Two chunks, so that the first has waited long enough for what is missing. */
  private static void appendLater(TestLog log, String device) {
    log.append(device, "r", Span.of(LATER, LATER + 1_200), LATER_MS);
    log.append(device, "r", new Span(LATER + 1_200, LATER + 20_000, true), LATER_MS);
  }
}
