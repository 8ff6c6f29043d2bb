package dev.earmark.bench.kill;

import static dev.earmark.bench.kill.Records.confusion;
import static dev.earmark.bench.kill.Records.detection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.DetectionState;
import dev.earmark.bench.Guarantee;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementComparisonTest {
  private final Trial trial = new Trial();

  @Test
  void lostDetection() {
    trial.answers.detections().remove(Trial.CLOSED);
    assertThat(trial.compare().detections()).isEqualTo(new Tally(2, 1, 0, 0));
    trial.assertFails(Trial.CLOSED + ": it is lost");
  }

  @Test
  void repeatedDetectionIsAllowedAtLeastOnceOnly() {
    trial.say(detection(DetectionState.OPENED));
    assertThat(trial.compare().detections()).isEqualTo(new Tally(2, 0, 1, 0));
    assertThat(trial.holds(Guarantee.AT_LEAST_ONCE)).isTrue();
    assertThat(trial.holds(Guarantee.EXACTLY_ONCE)).isFalse();
  }

  @Test
  void wrongDetection() {
    var wrong = detection(DetectionState.CLOSED);
    wrong.setWindows(2L);
    trial.answers.detections().remove(Trial.CLOSED);
    trial.say(wrong);
    assertThat(trial.compare().detections()).isEqualTo(new Tally(2, 0, 0, 1));
    trial.assertFails(Trial.CLOSED + ": windows must be 1: 2");
  }

  @Test
  void detectionThatNothingAsksFor() {
    var another = detection(DetectionState.OPENED);
    another.setId("device-0/take-0/8000/m@1/no");
    trial.say(another);
    trial.assertFails("device-0/take-0/8000/m@1/no/OPENED: nothing asks for it");
  }

  @Test
  void wrongCellOfTheCountsOfOneDevice() {
    var wrong = confusion("device-0");
    wrong.setCounts(List.of(List.of(1L, 1L), List.of(0L, 0L)));
    trial.say(Trial.DEVICE_TOTAL, wrong);
    assertThat(trial.compare().confusions()).isEqualTo(new Tally(2, 0, 0, 1));
    trial.assertFails(Trial.DEVICE_TOTAL + ": counts must be [[2, 0], [0, 0]]: [[1, 1], [0, 0]]");
  }

  @Test
  void countsWithoutLabels() {
    var wrong = confusion("*");
    wrong.setLabels(List.of());
    wrong.setCounts(List.of());
    trial.say(Trial.TOTAL, wrong);
    trial.assertFails(Trial.TOTAL + ": labels must be [yes, no]: []");
  }

  @Test
  void countsThatWereNotSaid() {
    trial.answers.confusions().remove(Trial.TOTAL);
    assertThat(trial.compare().confusions()).isEqualTo(new Tally(2, 1, 0, 0));
    trial.assertFails(Trial.TOTAL + ": it is lost");
  }

  @Test
  void countsOfADeviceThatIsNone() {
    trial.say("m/1/device-9/total", confusion("device-9"));
    trial.assertFails("m/1/device-9/total: nothing asks for it");
  }
}
