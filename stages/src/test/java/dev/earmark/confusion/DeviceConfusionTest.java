package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.state.Began;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceConfusionTest {
  private static final MatrixLabels LABELS =
      MatrixLabels.of(List.of("yes", "no", "silence"), "silence", null);
  private static final int YES = 0;
  private static final int NO = 1;
  private static final int SILENCE = 2;
  private static final CountListener NOBODY = (period, truth, predicted, windows) -> {};

  /** Windows of 10 samples every 5; truths wait for 20; periods of 100 µs. */
  private static final ConfusionRule RULE = new ConfusionRule(LABELS, 10, 5, 20, 100);

  private DeviceConfusion device = new DeviceConfusion(RULE);

  private boolean hear(String recording, long window, int predicted) {
    return hear(recording, window, predicted, 0);
  }

  private boolean hear(String recording, long window, int predicted, long at) {
    return device.hear(
        new HeardWindow(recording, window, 10, predicted, at, at(recording.hashCode())), NOBODY);
  }

  private static Began at(long position) {
    return new Began(1_000 + position, position);
  }

  private boolean tell(String recording, long from, long to, int label) {
    return telling(recording, from, to, label) == Telling.TAKEN;
  }

  private Telling telling(String recording, long from, long to, int label) {
    return device.tell(recording, new TruthSpan(from, to, label, 0), NOBODY);
  }

  private long[][] total() {
    return device.counts().total().counts();
  }

  private static long[][] counts(int truth, int predicted, long windows) {
    var matrix = LABELS.matrix();
    matrix.accept(truth, predicted, windows);
    return matrix.counts();
  }

  private void restart() {
    var codec = new DeviceConfusionCodec(RULE);
    device = codec.read(codec.write(device)).orElseThrow();
  }

  @Test
  void windowsOfRecordingsWithoutTruthsDoNotCount() {
    hear("a", 0, YES);
    hear("a", 1, YES);
    assertThat(device.counts().total().windows()).isZero();
  }

  @Test
  void truthMayComeBeforeTheWindow() {
    tell("a", 0, 10, YES);
    hear("a", 0, NO);
    assertThat(total()).isEqualTo(counts(YES, NO, 1));
  }

  @Test
  void truthMayComeAfterTheWindow() {
    hear("a", 0, NO);
    restart();
    tell("a", 0, 10, YES);
    assertThat(total()).isEqualTo(counts(YES, NO, 1));
  }

  @Test
  void laterTruthMovesTheWindow() {
    tell("a", 0, 4, YES);
    hear("a", 0, NO);
    assertThat(total()).isEqualTo(counts(SILENCE, NO, 1));
    var changes = new ArrayList<String>();
    device.tell(
        "a",
        new TruthSpan(4, 10, YES, 0),
        (period, truth, predicted, windows) ->
            changes.add(period + " " + truth + " " + predicted + " " + windows));
    assertThat(total()).isEqualTo(counts(YES, NO, 1));
    assertThat(changes).containsExactly("0 2 1 -1", "0 0 1 1");
  }

  @Test
  void truthLaterThanTheWaitIsIgnored() {
    tell("a", 0, 1, YES);
    for (int window = 0; window < 6; window++) {
      hear("a", window, NO);
    }
    assertThat(tell("a", 0, 5, YES)).isFalse();
    assertThat(tell("a", 0, 10, YES)).isTrue();
    assertThat(total()[YES][NO]).as("window 0 is settled, window 1 begins at 5").isEqualTo(1);
    assertThat(total()[SILENCE][NO]).isEqualTo(5);
  }

  @Test
  void allWindowsCountOnceTheFirstTruthIsKnown() {
    for (int window = 0; window < 20; window++) {
      hear("a", window, window < 12 ? NO : SILENCE);
      restart();
    }
    tell("a", 95, 105, YES);
    assertThat(total()[SILENCE]).containsExactly(0, 12, 6, 0);
    assertThat(total()[YES]).containsExactly(0, 0, 2, 0);
  }

  @Test
  void recordingWithoutTruthsTakesNoMoreRoomHoweverLongItIs() {
    for (int window = 0; window < 5_000; window++) {
      hear("a", window, window % 3, window * 20L);
    }
    assertThat(new DeviceConfusionCodec(RULE).write(device)).hasSizeLessThan(110);
    tell("a", 25_000, 25_010, YES);
    assertThat(device.counts().total().windows()).isEqualTo(5_000);
    assertThat(device.counts().periods()).hasSize(PeriodCounts.KEPT);
  }

  @Test
  void windowSaidTwiceCountsOnce() {
    tell("a", 0, 10, YES);
    assertThat(hear("a", 0, YES)).isTrue();
    assertThat(hear("a", 0, YES)).isFalse();
    assertThat(total()).isEqualTo(counts(YES, YES, 1));
  }

  @Test
  void recordingSaidAgainAfterItWasForgottenCountsOnce() {
    tell("a", 0, 10, YES);
    hear("a", 0, YES);
    device.end("a", at("a".hashCode()));
    tell("b", 0, 10, NO);
    for (int window = 0; window < 10; window++) {
      hear("b", window, SILENCE);
    }
    restart();
    tell("a", 0, 10, YES);
    assertThat(hear("a", 0, YES)).isFalse();
    assertThat(device.counts().total().windows()).isEqualTo(11);
    assertThat(hear("c", 0, YES)).as("a later recording").isTrue();
  }

  @Test
  void nameUsedAgainIsAnotherRecording() {
    tell("a", 0, 10, YES);
    hear("a", 3, YES);
    var again = new HeardWindow("a", 0, 10, NO, 0, at("a".hashCode() + 1));
    assertThat(device.hear(again, NOBODY)).isTrue();
    assertThat(device.counts().total().windows()).isEqualTo(1);
  }

  @Test
  void topicMadeAnewIsCountedThoughItsPositionsBeginAgain() {
    hear("a", 3, YES);
    device.end("a", at("a".hashCode()));
    tell("b", 0, 10, NO);
    for (int window = 0; window < 10; window++) {
      hear("b", window, SILENCE);
    }
    restart();
    var later = new Began(50_000, 0);
    tell("c", 0, 10, NO);
    assertThat(device.hear(new HeardWindow("b", 0, 10, NO, 0, later), NOBODY)).isTrue();
    assertThat(device.hear(new HeardWindow("c", 0, 10, NO, 0, later), NOBODY)).isTrue();
    assertThat(device.hear(new HeardWindow("c", 0, 10, NO, 0, later), NOBODY)).isFalse();
    assertThat(device.counts().total().windows()).isEqualTo(11);
  }

  @Test
  void lostWindowsLeaveNoTrace() {
    tell("a", 0, 30, YES);
    hear("a", 0, YES);
    hear("a", 3, YES);
    restart();
    tell("a", 0, 5, NO);
    assertThat(total()[SILENCE][YES]).isEqualTo(1);
    assertThat(total()[NO][YES]).isEqualTo(1);
  }

  @Test
  void windowsCountInTheirPeriod() {
    tell("a", 0, 10, YES);
    hear("a", 0, YES, 99);
    hear("a", 1, YES, 100);
    restart();
    assertThat(device.counts().periods()).containsOnlyKeys(0L, 100L);
    assertThat(device.counts().periods().values()).allMatch(matrix -> matrix.windows() == 1);
  }

  @Test
  void periodsCloseWhenFiveLaterOnesHaveBegun() {
    tell("a", 0, 10, YES);
    for (int period = 0; period < 12; period++) {
      hear("a", period, YES, period * 100L);
    }
    restart();
    assertThat(device.counts().periods()).containsOnlyKeys(700L, 800L, 900L, 1000L, 1100L);
    hear("a", 12, YES, 100);
    assertThat(device.counts().periods()).doesNotContainKey(100L);
    assertThat(device.counts().total().windows()).isEqualTo(13);
  }

  @Test
  void stateInOtherLabelsIsNotTakenUp() {
    tell("a", 0, 10, YES);
    hear("a", 0, YES);
    byte[] bytes = new DeviceConfusionCodec(RULE).write(device);
    var other = new ConfusionRule(MatrixLabels.of(List.of("x"), null, null), 10, 5, 20, 100);
    assertThat(new DeviceConfusionCodec(other).read(bytes)).isEmpty();
  }

  @Test
  void stateOfALiveDeviceIsSmall() {
    var rule = new ConfusionRule(tenLabels(), 16_000, 4_000, 160_000, 60_000_000);
    var live = new DeviceConfusion(rule);
    for (int window = 0; window < 4_000; window++) {
      if (window % 8 == 0) {
        long from = window * 4_000L;
        live.tell("recording-1", new TruthSpan(from, from + 9_123, window % 7, 0), NOBODY);
      }
      int predicted = window % 8 < 4 ? window / 8 % 7 : 9;
      long at = 1_700_000_000_000_000L + window * 250_000L;
      live.hear(new HeardWindow("recording-1", window, 16_000, predicted, at, at(1)), NOBODY);
    }
    assertThat(new DeviceConfusionCodec(rule).write(live)).hasSizeLessThan(450);
  }

  private static MatrixLabels tenLabels() {
    var labels = List.of("a", "b", "c", "d", "e", "f", "g", "h", "unknown", "silence");
    return MatrixLabels.of(labels, "silence", "unknown");
  }
}
