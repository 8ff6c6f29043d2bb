package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.DevicePatterns;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several models over the same audio. */
class SeveralModelsTest {
  private static final ModelCard FIRST = ContentScorer.CARD;
  private static final ModelCard ALIKE = ContentScorer.card("alike", TestLog.RATE, 800, 400);
  private static final ModelCard LONG = ContentScorer.card("long", TestLog.RATE, 2_000, 700);
  private final TestLog log = new TestLog();

  /** Scores nothing of any window. */
  private record Deaf() implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return windows.stream().map(window -> new float[] {Float.NaN, 0, 0}).toList();
    }

    @Override
    public void close() {}
  }

  private static Seats seats(String patterns, ModelCard... cards) {
    return new Seats(
        Stream.of(cards).map(card -> new Seat(ContentScorer.classifier(card))).toList(),
        DevicePatterns.of(patterns));
  }

  private SimulatedTask run(Seats seats, String... devices) {
    var task =
        new SimulatedTask(
            seats, log, TopologySettings.defaults(), new SimulatedTask.Left(true, Map.of()));
    for (String device : devices) {
      log.append(device, "r", new Span(0, 4_000, true), 0);
    }
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, 0);
    }
    return task;
  }

  private static List<String> heard(SimulatedTask task, String model) {
    return task.published.stream()
        .filter(said -> said.getModel().equals(model))
        .map(said -> said.getStartSample() + " " + said.getScores().get(0).getScore())
        .toList();
  }

  @Test
  void eachModelSaysWhatItSaysAlone() {
    SimulatedTask together = run(seats("", FIRST, LONG, ALIKE), "d");
    for (ModelCard alone : List.of(FIRST, LONG, ALIKE)) {
      log.records.clear();
      assertThat(heard(together, alone.name()))
          .isNotEmpty()
          .isEqualTo(heard(run(seats("", alone), "d"), alone.name()));
    }
  }

  @Test
  void audioIsCutAndCountedOnceForEachGrid() {
    Map<String, Long> counts = run(seats("", FIRST, LONG, ALIKE), "d").counts.snapshot();
    long ofShort = FIRST.grid().count(4_000, TestLog.RATE);
    long ofLong = LONG.grid().count(4_000, TestLog.RATE);
    assertThat(counts)
        .containsEntry("samples", 4_000L)
        .containsEntry("windows", ofShort + ofLong)
        .containsEntry("predictions", 2 * ofShort + ofLong);
  }

  @Test
  void devicesThatNoPatternTakesAreCountedAndLeaveNothing() {
    SimulatedTask task = run(seats("nursery*=content", FIRST), "nursery-1", "hall", "hall");
    assertThat(task.counts.snapshot())
        .containsEntry("chunksUnheard", 2L)
        .containsEntry("recordingsBegun", 1L);
    assertThat(task.published).extracting(Prediction::getDevice).containsOnly("nursery-1");
    assertThat(task.durable().keySet()).containsExactly("nursery-1\nr");
  }

  @Test
  void aDeviceThatNoModelHearsAnyMoreLeavesNothing() {
    log.append("hall", "r", Span.of(0, 1_000), 0);
    var settings = TopologySettings.defaults();
    var nothing = new SimulatedTask.Left(true, Map.of());
    var before = new SimulatedTask(seats("", FIRST), log, settings, nothing);
    before.take(0, 0);
    assertThat(before.durable()).hasSize(1);
    log.committed = OptionalLong.of(1);
    var left = new SimulatedTask.Left(true, before.durable());
    var after = new SimulatedTask(seats("nursery*=content", FIRST), log, settings, left);
    assertThat(after.durable()).isEmpty();
    assertThat(after.kept()).isZero();
  }

  @Test
  void aWindowThatOneModelCannotScoreIsSaidByTheOther() {
    var deaf = new Classifier(ALIKE, batchMax -> new Deaf());
    var seats =
        new Seats(
            List.of(new Seat(deaf), new Seat(ContentScorer.classifier())), DevicePatterns.ALL);
    try (var driven = new DrivenTopology(TopologySettings.defaults(), seats)) {
      driven.take(TestLog.chunk("d", "r", new Span(0, 1_000, true)));
      assertThat(driven.predictions())
          .extracting(Prediction::getId)
          .containsExactly("d/r/0/content@1", "d/r/400/content@1");
      assertThat(driven.reasons()).hasSize(2).allMatch(reason -> reason.contains("/alike@1: "));
    }
  }

  @Test
  void aModelThatIsAddedBeginsWhereTheOthersAre() {
    var settings = TopologySettings.defaults();
    var nothing = new SimulatedTask.Left(true, Map.of());
    for (int at = 0; at < 8_000; at += 1_000) {
      log.append("d", "r", new Span(at, at + 1_000, at == 7_000), at);
    }
    var before = new SimulatedTask(seats("", FIRST), log, settings, nothing);
    for (int offset = 0; offset < 4; offset++) {
      before.take(offset, offset);
    }
    log.committed = OptionalLong.of(4);
    var left = new SimulatedTask.Left(true, before.durable());
    var after = new SimulatedTask(seats("", FIRST, LONG), log, settings, left);
    for (int offset = 4; offset < 8; offset++) {
      after.take(offset, offset);
    }
    assertThat(after.published)
        .filteredOn(said -> said.getModel().equals("content"))
        .first()
        .extracting(Prediction::getStartSample)
        .isEqualTo(3_600L);
    assertThat(after.published)
        .filteredOn(said -> said.getModel().equals("long"))
        .extracting(Prediction::getStartSample)
        .containsExactly(4_200L, 4_900L, 5_600L, 6_300L);
  }

  @Test
  void aModelThatGoesAndComesBackSaysNoWindowAgain() {
    List<Long> ends = List.of(2_500L, 5_400L, 5_600L, 8_000L);
    long from = 0;
    for (long end : ends) {
      log.append("d", "r", new Span(from, end, end == 8_000), from);
      from = end;
    }
    Map<String, byte[]> durable = taken(seats("", FIRST, LONG), Map.of(), 0, 2).durable();
    durable = taken(seats("", LONG), durable, 2, 3).durable();
    SimulatedTask back = taken(seats("", FIRST, LONG), durable, 3, 4);
    assertThat(back.published)
        .filteredOn(said -> said.getModel().equals("content"))
        .first()
        .extracting(Prediction::getStartSample)
        .isEqualTo(4_800L);
  }

  /** A life that takes the records {@code from..to-1}, all before them committed. */
  private SimulatedTask taken(Seats seats, Map<String, byte[]> durable, int from, int to) {
    log.committed = from == 0 ? OptionalLong.empty() : OptionalLong.of(from);
    var left = new SimulatedTask.Left(true, durable);
    var task = new SimulatedTask(seats, log, TopologySettings.defaults(), left);
    for (int offset = from; offset < to; offset++) {
      task.take(offset, offset);
    }
    return task;
  }
}
