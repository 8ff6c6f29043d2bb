package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is kept has bounds, and what is heard no more leaves nothing behind. */
class BoundsTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  private static final long IDLE_MS = SETTINGS.recording().idle().toMillis();
  private static final long REMEMBER_MS = SETTINGS.recording().remember().toMillis();
  private final TestLog log = new TestLog();

  private SimulatedTask task(TopologySettings settings) {
    return new SimulatedTask(log, settings, true, Map.of());
  }

  private void take(SimulatedTask task, String device, long atMs) {
    log.append(device, "r", Span.of(0, 600), atMs);
    task.take(log.records.size() - 1, atMs);
  }

  @Test
  void deviceThatDisappearsLeavesAMarkAndThenNothing() {
    var task = task(SETTINGS);
    take(task, "gone", 0);
    assertThat(task.kept()).isEqualTo(1);
    take(task, "other", IDLE_MS + 1);
    task.tick(IDLE_MS + 1);
    assertThat(task.durable()).hasSize(2);
    assertThat(task.published).map(Expected::heard).isEqualTo(Expected.of("gone", "r", 600));
    long end = IDLE_MS + REMEMBER_MS + 1;
    take(task, "other", end);
    task.tick(end);
    assertThat(task.durable().keySet()).allMatch(key -> key.contains("other"));
  }

  @Test
  void recordingWhoseLastWindowWaitsInABatchLeavesNothingBehindEither() {
    var task = task(SETTINGS);
    long today = 10 * (IDLE_MS + REMEMBER_MS);
    log.append("gone", "r", Span.of(0, 600), 0);
    log.append("other", "r", Span.of(0, 600), IDLE_MS + 1);
    log.append("other", "r", Span.of(600, 1_200), IDLE_MS + REMEMBER_MS + 2);
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, today);
    }
    task.tick(today + 2_000);
    assertThat(task.published).extracting(said -> said.getDevice().toString()).contains("gone");
    log.append("other", "r", Span.of(1_200, 1_800), IDLE_MS + REMEMBER_MS + 3);
    task.take(3, today + 3_000);
    assertThat(task.durable().keySet()).allMatch(key -> key.contains("other"));
  }

  @Test
  void whenAllDevicesHaveLeftStoreAndMemoryAreEmpty() {
    var task = task(SETTINGS);
    for (int device = 0; device < 50; device++) {
      take(task, "d" + device, device);
    }
    task.tick(50);
    assertThat(task.kept()).isEqualTo(50);
    assertThat(task.durable()).hasSize(50);
    log.append("later", "r", new Span(0, 600, true), IDLE_MS + REMEMBER_MS + 100);
    task.take(50, IDLE_MS + REMEMBER_MS + 100);
    task.tick(IDLE_MS + REMEMBER_MS + 1_200);
    assertThat(task.counts.snapshot()).containsEntry("recordingsIdle", 50L);
    long end = 2 * (IDLE_MS + REMEMBER_MS) + 200;
    log.append("later", "r", new Span(0, 600, true), end);
    task.take(51, end);
    task.tick(end + 1_100);
    assertThat(task.durable()).hasSize(1);
    assertThat(task.kept()).isEqualTo(1);
  }

  @Test
  void lateCopyDoesNotBeginAnEndedRecordingAgain() {
    var task = task(SETTINGS);
    take(task, "gone", 0);
    take(task, "other", IDLE_MS + 1);
    int said = task.published.size();
    take(task, "gone", IDLE_MS + REMEMBER_MS - 1);
    task.tick(IDLE_MS + REMEMBER_MS);
    assertThat(task.counts.snapshot())
        .containsEntry("recordingsBegun", 2L)
        .containsEntry("samplesLate", 600L);
    assertThat(task.published.subList(said, task.published.size()))
        .allMatch(prediction -> prediction.getDevice().equals("other"));
  }

  @Test
  void aLeapOfTheWallClockEndsNoRecording() {
    var task = task(SETTINGS);
    take(task, "d", 0);
    for (long leap = 1; leap < 4; leap++) {
      task.leap(leap * 10 * IDLE_MS);
    }
    log.append("d", "r", new Span(600, 1_200, true), 1_000);
    task.take(1, 40 * IDLE_MS);
    task.leap(40 * IDLE_MS + 1_000);
    assertThat(task.refusals).isEmpty();
    assertThat(task.counts.snapshot()).containsEntry("recordingsIdle", 0L);
    assertThat(task.published).map(Expected::heard).isEqualTo(Expected.of("d", "r", 1_200));
  }

  @Test
  void recordingsBeyondTheBoundEndTheOneHeardLongestAgoAndAreCounted() {
    var most = SETTINGS.withRecording(SETTINGS.recording().withMaxRecordings(10));
    var task = task(most);
    for (int device = 0; device < 25; device++) {
      take(task, "d" + device, device);
    }
    assertThat(task.counts.snapshot())
        .containsEntry("recordingsBegun", 25L)
        .containsEntry("recordingsSurplus", 15L)
        .containsEntry("recordingsIdle", 0L);
    task.tick(30);
    assertThat(task.published).hasSize(15);
    assertThat(task.published.get(0).getDevice()).isEqualTo("d0");
  }

  @Test
  void aLowerBoundHoldsAfterARestartOnceADeviceTalks() {
    var before = task(SETTINGS);
    for (int device = 0; device < 25; device++) {
      take(before, "d" + device, device);
    }
    before.tick(30);
    log.committed = OptionalLong.of(log.end);
    var few = SETTINGS.withRecording(SETTINGS.recording().withMaxRecordings(10));
    var task = new SimulatedTask(log, few, true, before.durable());
    assertThat(task.kept()).isEqualTo(25);
    log.append("d3", "r", Span.of(600, 1_200), 40);
    task.take(25, 40);
    assertThat(task.counts.snapshot()).containsEntry("recordingsSurplus", 15L);
    task.tick(50);
    assertThat(task.published)
        .extracting(prediction -> prediction.getDevice().toString())
        .contains("d0", "d15")
        .doesNotContain("d16", "d24");
  }

  @Test
  void audioThatWaitsBehindAHoleIsBoundedAndTheHoleIsCounted() {
    var recording = SETTINGS.recording();
    var little =
        new RecordingSettings(
            Duration.ofMillis(500),
            recording.idle(),
            recording.remember(),
            Duration.ofMillis(500),
            recording.maxRecordings());
    var task = task(SETTINGS.withRecording(little));
    log.append("d", "r", Span.of(0, 800), 0);
    // of ten chunks that come last first, five may wait; the sixth gives up the hole before it
    for (long at = 16_000; at > 8_000; at -= 800) {
      log.append("d", "r", Span.of(at - 800, at), 1);
    }
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, 1);
    }
    task.tick(2_000);
    assertThat(task.counts.snapshot())
        .containsEntry("gaps", 1L)
        .containsEntry("samples", 800L + 6 * 800)
        .containsEntry("samplesMissing", 11_200L - 800)
        .containsEntry("samplesLate", 4 * 800L);
  }
}
