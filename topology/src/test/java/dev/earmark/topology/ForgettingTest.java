package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.DeviceDetections;
import dev.earmark.detection.DeviceDetectionsCodec;
import dev.earmark.detection.ScoredWindow;
import dev.earmark.state.Began;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What is remembered of devices and models that are heard no more is let go. */
class ForgettingTest {
  private static final String TOTAL = "levels/1/*/total";

  private static void take(SpokenAudio audio, JudgingRun run) {
    audio.truths.forEach(run::take);
    audio.chunks().forEach(run::take);
    run.secondPasses();
  }

  private static List<String> keys(JudgingRun run, String store) {
    var keys = new ArrayList<String>();
    try (var all = run.store(store).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  @Test
  void deviceThatIsHeardNoMoreLeavesTheStoresAndTheTotal() {
    var first = SpokenAudio.random("d0", "r0", new Random(1));
    var second = SpokenAudio.random("d1", "r1", new Random(2));
    try (var run = new JudgingRun()) {
      take(first, run);
      run.pass(Duration.ofDays(31));
      take(second, run);
      assertThat(keys(run, StoreNames.DETECTIONS)).containsExactly("levels@1\nd1");
      assertThat(keys(run, StoreNames.CONFUSION)).containsExactly("levels@1\nd1");
      assertThat(JudgingTest.counts(run.confusion(TOTAL)))
          .isEqualTo(JudgingTest.reckoned(List.of(second)).counts());
    }
  }

  @Test
  void deviceThatIsHeardOfInTimeIsRemembered() {
    var first = SpokenAudio.random("d0", "r0", new Random(1));
    var second = SpokenAudio.random("d1", "r1", new Random(2));
    try (var run = new JudgingRun()) {
      take(first, run);
      run.pass(Duration.ofDays(29));
      take(second, run);
      assertThat(keys(run, StoreNames.CONFUSION)).hasSize(2);
      assertThat(JudgingTest.counts(run.confusion(TOTAL)))
          .isEqualTo(JudgingTest.reckoned(List.of(first, second)).counts());
    }
  }

  @Test
  void totalIsSaidAgainOnceADaySoThatItsTopicKeepsIt() {
    var audio = SpokenAudio.random("d0", "r0", new Random(3));
    try (var run = new JudgingRun()) {
      audio.truths.forEach(run::take);
      audio.chunks().forEach(run::take);
      run.secondPasses();
      Confusion total = run.confusion(TOTAL);
      run.pass(Duration.ofHours(25));
      run.secondPasses();
      assertThat(run.confusionRecords())
          .extracting(TestRecord::key, TestRecord::value)
          .containsExactly(tuple(TOTAL, total));
    }
  }

  @Test
  void confusionTopicLetsGoWhatWasNotSaidForAWeek() {
    assertThat(new EarmarkTopics(TopicNames.defaults()).confusion().configs())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void whatAnotherModelLeftOpenIsClosed() {
    try (var run = new JudgingRun()) {
      run.store(StoreNames.DETECTIONS).put("claps@7\nd9", leftOpen());
      take(SpokenAudio.random("d0", "r0", new Random(3)), run);
      assertThat(run.detections())
          .filteredOn(detection -> detection.getDevice().equals("d9"))
          .extracting(Detection::getId, Detection::getState, Detection::getModelVersion)
          .containsExactly(tuple("d9/r7/500/claps@7/clap", DetectionState.CLOSED, "7"));
      assertThat(keys(run, StoreNames.DETECTIONS)).containsExactly("levels@1\nd0");
    }
  }

  private static byte[] leftOpen() {
    var rule = new DetectionRule(List.of(1), 0.5, 0.4, 1, 0);
    var device = new DeviceDetections(rule, 8_000);
    var window = new ScoredWindow(5, 500, 1_500, 0, new float[] {0, 0.9f});
    device.accept("r7", new Began(1_000, 3), window, change -> {});
    device.touch(1_000);
    return new DeviceDetectionsCodec(rule, 8_000, List.of("hush", "clap")).write(device);
  }
}
