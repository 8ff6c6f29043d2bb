package dev.earmark.bench.kill;

import static dev.earmark.bench.kill.Records.BEGAN;
import static dev.earmark.bench.kill.Records.FIRST;
import static dev.earmark.bench.kill.Records.changed;
import static dev.earmark.bench.kill.Records.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.LabelScore;
import dev.earmark.bench.Guarantee;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
  private final Trial trial = new Trial();

  @ParameterizedTest
  @EnumSource(Guarantee.class)
  void whatIsSaidAsItMustBeHolds(Guarantee guarantee) {
    var outcome = trial.compare();
    assertThat(outcome.windows()).isEqualTo(new Tally(2, 0, 0, 0));
    assertThat(outcome.detections()).isEqualTo(new Tally(2, 0, 0, 0));
    assertThat(outcome.confusions()).isEqualTo(new Tally(2, 0, 0, 0));
    assertThat(outcome.examples()).isEmpty();
    assertThat(trial.holds(guarantee)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Guarantee.class)
  void nothingExpectedIsNothingShown(Guarantee guarantee) {
    var nothing = new Expected(Map.of(), Map.of(), Map.of(), Map.of());
    var silent = new Answers(Map.of(), Map.of(), Map.of());
    assertThat(Trial.result(guarantee, new Comparison(nothing).of(silent)).holds()).isFalse();
  }

  @Test
  void lostWindow() {
    trial.answers.predictions().remove(FIRST);
    assertThat(trial.compare().windows()).isEqualTo(new Tally(2, 1, 0, 0));
    trial.assertFails(FIRST + ": it is lost");
  }

  @Test
  void windowThatNothingAsksFor() {
    trial.say(prediction(16_000));
    assertThat(trial.compare().windows()).isEqualTo(new Tally(2, 0, 0, 1));
    trial.assertFails("device-0/take-0/16000/m@1: nothing asks for it");
  }

  @Test
  void repeatedWindowIsAllowedAtLeastOnceOnly() {
    trial.say(prediction(0));
    assertThat(trial.compare().windows()).isEqualTo(new Tally(2, 0, 1, 0));
    assertThat(trial.holds(Guarantee.AT_LEAST_ONCE)).isTrue();
    assertThat(trial.holds(Guarantee.EXACTLY_ONCE)).isFalse();
  }

  @Test
  void repeatedWindowMustBeTheSame() {
    trial.say(changed(prediction -> prediction.setLabel("no")));
    assertThat(trial.compare().windows()).isEqualTo(new Tally(2, 0, 1, 1));
    trial.assertFails(FIRST + ": label must be yes: no");
  }

  @Test
  void lowestBitOfAScore() {
    float wrong = Math.nextUp(0.75f);
    trial.insteadOfFirst(
        prediction ->
            prediction.setScores(
                List.of(new LabelScore("yes", wrong), new LabelScore("no", 0.25f))));
    assertThat(trial.compare().largestDifference()).isEqualTo(Math.ulp(0.75f));
    assertThat(trial.compare().windows()).isEqualTo(new Tally(2, 0, 0, 1));
    trial.assertFails(
        FIRST
            + ": scores must be [{\"label\": \"yes\", \"score\": 0.75}, {\"label\": \"no\", \"score\": 0.25}]"
            + ": [{\"label\": \"yes\", \"score\": 0.75000006}, {\"label\": \"no\", \"score\": 0.25}]");
  }

  @Test
  void signOfAZero() {
    trial.insteadOfFirst(prediction -> prediction.setRmsDbfs(-0.0));
    trial.assertFails(FIRST + ": rmsDbfs must be 0.0: -0.0");
  }

  @Test
  void scoresOfOtherLabels() {
    trial.insteadOfFirst(prediction -> prediction.setScores(List.of()));
    assertThat(trial.compare().largestDifference()).isInfinite();
    trial.assertFails(
        FIRST
            + ": scores must be [{\"label\": \"yes\", \"score\": 0.75}, {\"label\": \"no\", \"score\": 0.25}]: []");
  }

  @Test
  void wrongModel() {
    trial.insteadOfFirst(prediction -> prediction.setModel("n"));
    trial.assertFails(FIRST + ": model must be m: n");
  }

  @Test
  void wrongModelVersion() {
    trial.insteadOfFirst(prediction -> prediction.setModelVersion("2"));
    trial.assertFails(FIRST + ": modelVersion must be 1: 2");
  }

  @Test
  void wrongTimeByAMicrosecond() {
    trial.insteadOfFirst(prediction -> prediction.setStartedAt(BEGAN.plusNanos(1_000)));
    trial.assertFails(
        FIRST + ": startedAt must be 2026-11-21T12:00:00Z: 2026-11-21T12:00:00.000001Z");
  }

  @Test
  void timeOfProcessingMayBeAnyButBeforeTheBeginning() {
    trial.insteadOfFirst(prediction -> prediction.setProcessedAt(BEGAN.plusSeconds(9)));
    assertThat(trial.holds(Guarantee.EXACTLY_ONCE)).isTrue();
    trial.insteadOfFirst(prediction -> prediction.setProcessedAt(BEGAN.minusMillis(1)));
    trial.assertFails(
        FIRST + ": processedAt must be at or after 2026-11-21T12:00:00Z: 2026-11-21T11:59:59.999Z");
  }

  @Test
  void wrongKey() {
    trial.insteadOfFirst(new Received<>("device-1", Trial.PARTITION, 0, prediction(0)));
    trial.assertFails(FIRST + ": key must be device-0: device-1");
  }

  @Test
  void wrongPartition() {
    trial.insteadOfFirst(new Received<>("device-0", 3, 0, prediction(0)));
    trial.assertFails(FIRST + ": partition must be 2: 3");
  }

  @Test
  void headerThatNobodyPromised() {
    trial.insteadOfFirst(new Received<>("device-0", Trial.PARTITION, 1, prediction(0)));
    trial.assertFails(FIRST + ": number of headers must be 0: 1");
  }
}
