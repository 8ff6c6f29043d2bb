package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.state.Began;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However much comes of a device, what is remembered fits into a record of Kafka, 1 MiB. */
class DeviceConfusionBoundsTest {
  private static final int MIB = 1_048_576;
  private static final long DAY = 24 * 3600L;
  private static final CountListener NOBODY = (period, truth, predicted, windows) -> {};

  /** Fifty labels at 16 kHz, the longest wait that can be set, periods of a minute. */
  private static final ConfusionRule RULE =
      new ConfusionRule(labels(), 16_000, 4_000, DAY * 16_000, 60_000_000);

  private final Random random = new Random(5);
  private DeviceConfusion device = new DeviceConfusion(RULE);

  private static MatrixLabels labels() {
    var labels = IntStream.range(0, 50).mapToObj(label -> "label " + label).toList();
    return MatrixLabels.of(labels, "label 0", "label 1");
  }

  private Telling tell(String recording, long from) {
    int label = random.nextInt(50);
    var span = new TruthSpan(from, from + 1_000_000_000L + random.nextInt(100), label, 1);
    return device.tell(recording, span, NOBODY);
  }

  /** Each with another prediction, eight to a minute, not all heard, behind a hole. */
  private boolean hear(String recording, long began, long window) {
    long at = 1_700_000_000_000_000L + window / 8 * 60_000_000;
    int heard = 10_000 + random.nextInt(6_000);
    return device.hear(
        new HeardWindow(
            recording, window, heard, random.nextInt(50), at, new Began(1_700_000_000_000L, began)),
        NOBODY);
  }

  private int size() {
    return new DeviceConfusionCodec(RULE).write(device).length;
  }

  private static String longName(int number) {
    return "録".repeat(196) + (1_000 + number);
  }

  @Test
  void truthsWithoutAudioStayBoundedAndTheNewestAreRemembered() {
    for (int recording = 0; recording < 200; recording++) {
      for (int truth = 0; truth < 100; truth++) {
        assertThat(tell("r" + recording, truth * 1_000_000_000_000L)).isEqualTo(Telling.TAKEN);
      }
    }
    assertThat(size()).isLessThan(MIB / 4);
    hear("r0", 0, 0);
    assertThat(device.counts().total().windows()).as("truths of r0 are forgotten").isZero();
    hear("r199", 1, 0);
    assertThat(device.counts().total().windows()).isEqualTo(1);
  }

  @Test
  void truthsBeyondTheBoundOfOneRecordingAreRefused() {
    for (int truth = 0; truth < DeviceConfusion.MAX_SPANS; truth++) {
      tell("a", truth * 1_000L);
    }
    assertThat(tell("a", 99_000_000L)).isEqualTo(Telling.SURPLUS);
    assertThat(tell("a", 5_000)).as("says again what began there").isEqualTo(Telling.TAKEN);
    assertThat(tell("b", 0)).as("room for another").isEqualTo(Telling.TAKEN);
  }

  @Test
  void windowsThatWaitForTruthsStayBounded() {
    tell("a", 0);
    for (int window = 0; window < 50_000; window++) {
      hear("a", 0, window * 2L);
    }
    assertThat(size()).isLessThan(MIB / 2);
    assertThat(device.counts().total().windows()).isEqualTo(50_000);
    assertThat(device.tell("a", new TruthSpan(4_000, 8_000, 0, 0), NOBODY)).isEqualTo(Telling.LATE);
  }

  @Test
  void everythingAtItsBoundFitsIntoARecord() {
    for (int recording = 0; recording < DeviceConfusion.MAX_RECORDINGS; recording++) {
      for (int window = 0; window < 80; window++) {
        hear(longName(recording), recording, 9_000_000_000L + window * 3L + recording % 7);
      }
      for (int truth = 0; truth < 40; truth++) {
        tell(longName(recording), (9_000_000_000L + random.nextInt(1_000)) * 4_000);
      }
    }
    assertThat(device.recordings.byName).hasSize(DeviceConfusion.MAX_RECORDINGS);
    assertThat(size()).isBetween(MIB / 4, MIB * 3 / 4);
    var codec = new DeviceConfusionCodec(RULE);
    byte[] bytes = codec.write(device);
    assertThat(codec.write(codec.read(bytes).orElseThrow())).isEqualTo(bytes);
  }
}
