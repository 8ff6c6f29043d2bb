package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.LabelScore;
import dev.earmark.LabelStatistics;
import dev.earmark.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Records as they must be, for tests to change. */
final class Records {
  static final Instant BEGAN = Instant.parse("2026-11-21T12:00:00Z");
  static final String FIRST = "device-0/take-0/0/m@1";

  private Records() {}

  static Prediction changed(Consumer<Prediction> change) {
    Prediction prediction = prediction(0);
    change.accept(prediction);
    return prediction;
  }

  static Prediction prediction(long startSample) {
    var prediction = new Prediction();
    prediction.setId("device-0/take-0/" + startSample + "/m@1");
    prediction.setDevice("device-0");
    prediction.setRecording("take-0");
    prediction.setStartSample(startSample);
    prediction.setEndSample(startSample + 16_000);
    prediction.setSampleRate(16_000);
    prediction.setStartedAt(BEGAN.plusMillis(startSample / 16));
    prediction.setModel("m");
    prediction.setModelVersion("1");
    prediction.setLabel("yes");
    prediction.setConfidence(0.75f);
    prediction.setScores(List.of(new LabelScore("yes", 0.75f), new LabelScore("no", 0.25f)));
    prediction.setCoverage(1.0);
    prediction.setRmsDbfs(0.0);
    prediction.setPeakDbfs(0.0);
    prediction.setProcessedAt(BEGAN);
    return prediction;
  }

  static Detection detection(DetectionState state) {
    var detection = new Detection();
    detection.setId(FIRST + "/yes");
    detection.setDevice("device-0");
    detection.setRecording("take-0");
    detection.setLabel("yes");
    detection.setState(state);
    detection.setStartSample(0L);
    detection.setEndSample(16_000L);
    detection.setSampleRate(16_000);
    detection.setStartedAt(BEGAN);
    detection.setEndedAt(BEGAN.plusSeconds(1));
    detection.setPeakConfidence(0.75f);
    detection.setWindows(1L);
    detection.setModel("m");
    detection.setModelVersion("1");
    return detection;
  }

  static Confusion confusion(String scope) {
    var confusion = new Confusion();
    confusion.setModel("m");
    confusion.setModelVersion("1");
    confusion.setScope(scope);
    confusion.setLabels(List.of("yes", "no"));
    confusion.setCounts(List.of(List.of(2L, 0L), List.of(0L, 0L)));
    confusion.setAccuracy(1.0);
    confusion.setMacroF1(1.0);
    confusion.setPerLabel(
        List.of(
            new LabelStatistics("yes", 2L, 1.0, 1.0, 1.0),
            new LabelStatistics("no", 0L, Double.NaN, Double.NaN, Double.NaN)));
    return confusion;
  }
}
