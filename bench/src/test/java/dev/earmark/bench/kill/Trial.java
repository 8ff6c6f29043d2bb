package dev.earmark.bench.kill;

import static dev.earmark.bench.kill.Records.FIRST;
import static dev.earmark.bench.kill.Records.confusion;
import static dev.earmark.bench.kill.Records.detection;
import static dev.earmark.bench.kill.Records.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.Prediction;
import dev.earmark.bench.Guarantee;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Two windows, a detection and two counts, said as they must be until a test says otherwise. */
final class Trial {
  static final String OPENED = FIRST + "/yes/OPENED";
  static final String CLOSED = FIRST + "/yes/CLOSED";
  static final String TOTAL = "m/1/*/total";
  static final String DEVICE_TOTAL = "m/1/device-0/total";
  static final int PARTITION = 2;
  private static final String SECOND = "device-0/take-0/8000/m@1";

  private final Expected expected =
      new Expected(
          Map.of(FIRST, prediction(0), SECOND, prediction(8_000)),
          Map.of(
              OPENED, detection(DetectionState.OPENED), CLOSED, detection(DetectionState.CLOSED)),
          Map.of(TOTAL, confusion("*"), DEVICE_TOTAL, confusion("device-0")),
          Map.of("device-0", PARTITION));

  final Answers answers = new Answers(new HashMap<>(), new HashMap<>(), new HashMap<>());

  Trial() {
    say(prediction(0));
    say(prediction(8_000));
    say(detection(DetectionState.OPENED));
    say(detection(DetectionState.CLOSED));
    say(TOTAL, confusion("*"));
    say(DEVICE_TOTAL, confusion("device-0"));
  }

  void assertFails(String example) {
    assertThat(compare().examples()).contains(example);
    assertThat(holds(Guarantee.EXACTLY_ONCE)).isFalse();
    assertThat(holds(Guarantee.AT_LEAST_ONCE)).isFalse();
  }

  Comparison.Outcome compare() {
    return new Comparison(expected).of(answers);
  }

  boolean holds(Guarantee guarantee) {
    return result(guarantee, compare()).holds();
  }

  static KillResult result(Guarantee guarantee, Comparison.Outcome outcome) {
    return result(guarantee, outcome, new Accounts(1, List.of()));
  }

  static KillResult result(Guarantee guarantee, Comparison.Outcome outcome, Accounts accounts) {
    var victim = new Victim(List.of(Path.of("m.onnx")), guarantee, Victim.CLASSIC, Map.of());
    var happened = new KillResult.Happened(Events.NONE, accounts);
    var said = new KillResult.Said(1, outcome, new Versions.Count(1, 0, 0), 1);
    return new KillResult(victim, new KillPlan(1, 1, 1), happened, said);
  }

  void say(Prediction prediction) {
    answers
        .predictions()
        .computeIfAbsent(prediction.getId(), id -> new ArrayList<>())
        .add(new Received<>("device-0", PARTITION, 0, prediction));
  }

  void insteadOfFirst(Consumer<Prediction> change) {
    insteadOfFirst(new Received<>("device-0", PARTITION, 0, Records.changed(change)));
  }

  void insteadOfFirst(Received<Prediction> said) {
    answers.predictions().put(FIRST, List.of(said));
  }

  void say(Detection detection) {
    answers
        .detections()
        .computeIfAbsent(Answers.id(detection), id -> new ArrayList<>())
        .add(new Received<>("device-0", PARTITION, 0, detection));
  }

  void say(String key, Confusion confusion) {
    answers.confusions().put(key, new Received<>(key, 0, 0, confusion));
  }
}
