package dev.earmark.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.state.Began;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceDetectionsTest {
  private static final DetectionRule RULE = new DetectionRule(List.of(0), 0.5, 0.4, 1, 0);
  private static final List<String> LABELS = List.of("yes", "no");
  private DeviceDetections device = new DeviceDetections(RULE, 1_000);
  private final List<DetectionChange> changes = new ArrayList<>();

  private boolean hear(String recording, long began, long index, double score) {
    float[] scores = {(float) score};
    var window = new ScoredWindow(index, index * 10, index * 10 + 10, index * 10_000, scores);
    return device.accept(recording, at(began), window, changes::add);
  }

  private static Began at(long position) {
    return new Began(1_000 + position, position);
  }

  private void restart() {
    var codec = new DeviceDetectionsCodec(RULE, 1_000, LABELS);
    device = codec.read(codec.write(device)).orElseThrow();
  }

  @Test
  void recordingsAreHeardApart() {
    hear("a", 1, 0, 0.9);
    hear("b", 2, 0, 0.1);
    assertThat(changes).hasSize(1);
    restart();
    hear("a", 1, 1, 0.1);
    assertThat(changes).hasSize(2);
  }

  @Test
  void endClosesWhatIsOpenAndForgetsTheRecording() {
    hear("a", 1, 0, 0.9);
    restart();
    assertThat(device.end("a", at(1), changes::add)).isTrue();
    assertThat(device.end("a", at(1), changes::add)).isFalse();
    assertThat(changes).extracting(DetectionChange::open).containsExactly(true, false);
  }

  @Test
  void recordingSaidAgainAfterItsEndDetectsNothing() {
    hear("a", 1, 0, 0.9);
    device.end("a", at(1), changes::add);
    restart();
    assertThat(hear("a", 1, 0, 0.9)).isFalse();
    assertThat(hear("b", 2, 0, 0.9)).isTrue();
  }

  private long nowMs = 100_000;
  private long keptSinceMs = nowMs;
  private final SaidAge age =
      new SaidAge() {
        @Override
        public long nowMs() {
          return nowMs;
        }

        @Override
        public int life() {
          return 1;
        }

        @Override
        public boolean isPast(int life, long saidAtMs) {
          return saidAtMs < keptSinceMs;
        }
      };

  @Test
  void whatWasSaidLatelyIsSaidAgainWithItsWindowAndWithItsEnd() {
    device = new DeviceDetections(RULE, 1_000, age);
    hear("a", 1, 0, 0.1);
    hear("a", 1, 1, 0.9);
    hear("a", 1, 2, 0.1);
    hear("a", 1, 3, 0.9);
    device.end("a", at(1), changes::add);
    List<DetectionChange> once = List.copyOf(changes);
    assertThat(once).extracting(DetectionChange::open).containsExactly(true, false, true, false);
    restartKeeping();
    for (long index = 0; index < 4; index++) {
      assertThat(hear("a", 1, index, 0.9)).isFalse();
    }
    assertThat(device.end("a", at(1), changes::add)).isFalse();
    assertThat(changes.subList(4, changes.size())).isEqualTo(once);
  }

  @Test
  void whatNeedNotBeSaidAgainIsNot() {
    device = new DeviceDetections(RULE, 1_000, age);
    hear("a", 1, 0, 0.9);
    nowMs++;
    hear("a", 1, 1, 0.1);
    keptSinceMs = nowMs;
    restartKeeping();
    assertThat(hear("a", 1, 0, 0.9)).isFalse();
    assertThat(changes).hasSize(2);
    assertThat(hear("a", 1, 1, 0.1)).isFalse();
    assertThat(changes).hasSize(3);
  }

  @Test
  void ofManyOnlyTheLatestAreSaidAgain() {
    device = new DeviceDetections(RULE, 1_000, age);
    for (long index = 0; index < 1_000; index++) {
      hear("a", 1, index, index % 2 == 0 ? 0.9 : 0.1);
    }
    assertThat(new DeviceDetectionsCodec(RULE, 1_000, LABELS, age).write(device))
        .hasSizeLessThan(4_000);
    changes.clear();
    hear("a", 1, 0, 0.9);
    hear("a", 1, 999, 0.1);
    assertThat(changes).hasSize(1);
  }

  private void restartKeeping() {
    var codec = new DeviceDetectionsCodec(RULE, 1_000, LABELS, age);
    device = codec.read(codec.write(device)).orElseThrow();
  }

  @Test
  void nameUsedAgainIsAnotherRecording() {
    hear("a", 1, 5, 0.9);
    assertThat(hear("a", 2, 0, 0.9)).isTrue();
    assertThat(hear("a", 1, 6, 0.9)).isFalse();
  }

  @Test
  void topicMadeAnewIsHeardThoughItsPositionsBeginAgain() {
    hear("a", 500, 0, 0.1);
    hear("b", 900, 0, 0.1);
    device.end("b", at(900), changes::add);
    restart();
    var later = new Began(50_000, 0);
    var window = new ScoredWindow(0, 0, 10, 0, new float[] {0.9f});
    assertThat(device.accept("a", later, window, changes::add)).as("same name").isTrue();
    assertThat(device.accept("c", later, window, changes::add)).as("another name").isTrue();
    assertThat(device.end("a", later, changes::add)).isTrue();
    assertThat(device.accept("a", later, window, changes::add)).as("said again").isFalse();
  }

  @Test
  void recordingsThatJustStopAreForgottenInTheEnd() {
    for (int recording = 0; recording < 100; recording++) {
      hear("r" + recording, recording, 0, 0.1);
    }
    assertThat(device.recordings).hasSize(DeviceDetections.MAX_RECORDINGS);
    assertThat(hear("r0", 0, 0, 0.9)).isFalse();
  }

  @Test
  void stateInQuietTimesIsSmall() {
    for (int index = 0; index < 1_000; index++) {
      hear("recording-1", 1, index, 0);
    }
    assertThat(new DeviceDetectionsCodec(RULE, 1_000, LABELS).write(device)).hasSizeLessThan(40);
  }

  @Test
  void whatIsOpenCanBeReadWithoutTheModel() {
    device.touch(77_000);
    hear("a", 1, 0, 0.9);
    hear("b", 2, 0, 0.1);
    var left =
        DeviceDetectionsCodec.left(new DeviceDetectionsCodec(RULE, 1_000, LABELS).write(device));
    assertThat(left.touchedMs()).isEqualTo(77_000);
    assertThat(left.open())
        .containsExactly(new OpenDetection("a", "yes", 1_000, changes.get(0).detection()));
  }

  @Test
  void stateForOtherLabelsIsNotTakenUp() {
    hear("a", 1, 0, 0.9);
    byte[] bytes = new DeviceDetectionsCodec(RULE, 1_000, LABELS).write(device);
    var other = new DetectionRule(List.of(0, 1), 0.5, 0.4, 1, 0);
    assertThat(new DeviceDetectionsCodec(other, 1_000, LABELS).read(bytes)).isEmpty();
  }
}
