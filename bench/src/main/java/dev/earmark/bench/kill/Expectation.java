package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.detection.DetectionChange;
import dev.earmark.detection.Detector;
import dev.earmark.detection.ScoredWindow;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.prediction.JudgingRules;
import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.window.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what must be said of recordings: a prediction of each window, the detections that the
 * rule makes of the windows of one recording in their order, and the counts of all.
 *
 * <p>A recording's detections depend on no other recording, so the order of recordings is no matter
 * there; neither is it where windows are counted.
 */
final class Expectation {
  private static final long MICROS = 1_000_000;

  private final ModelCard card;
  private final List<String> truths;
  private final Instant startedAt;
  private final Map<String, Prediction> predictions = new LinkedHashMap<>();
  private final Map<String, Detection> detections = new LinkedHashMap<>();
  private final ExpectedCounts counts;

  /**
   * Begins with nothing.
   *
   * @param truths labels of which a recording is said to be one
   * @param startedAt when the first sample of every recording is captured
   */
  Expectation(ModelCard card, List<String> truths, Instant startedAt) {
    this.card = card;
    this.truths = truths;
    this.startedAt = startedAt;
    counts = new ExpectedCounts(card);
  }

  /** Takes a recording and what is heard in each of its windows, in order. */
  void accept(Take take, List<Heard> heard) {
    String truth = truths.get(take.labelOf(truths.size()));
    var detector =
        new Detector(JudgingRules.detection(card, JudgingSettings.defaults()), card.sampleRate());
    counts.begin(take.device());
    for (Heard window : heard) {
      var prediction = prediction(take, window);
      predictions.put(prediction.getId(), prediction);
      counts.accept(prediction, truth);
      detector.accept(scored(window), change -> detected(take, change));
    }
    detector.end(change -> detected(take, change));
  }

  /** Returns all of it, for devices whose chunks are in these partitions. */
  Expected expected(Map<String, Integer> partitions) {
    Map<String, Confusion> confusions = counts.confusions();
    return new Expected(predictions, detections, confusions, partitions);
  }

  private Prediction prediction(Take take, Heard heard) {
    Window window = heard.window();
    var prediction = new Prediction();
    prediction.setId(id(take, window.startSample()));
    prediction.setDevice(take.device());
    prediction.setRecording(take.recording());
    prediction.setStartSample(window.startSample());
    prediction.setEndSample(window.endSample());
    prediction.setSampleRate(card.sampleRate());
    prediction.setStartedAt(instant(micros(window.startSample())));
    prediction.setModel(card.name());
    prediction.setModelVersion(card.version());
    prediction.setLabel(heard.label());
    prediction.setConfidence(heard.confidence());
    prediction.setScores(scores(heard.scores()));
    prediction.setCoverage(window.coverage());
    prediction.setRmsDbfs(heard.rmsDbfs());
    prediction.setPeakDbfs(heard.peakDbfs());
    prediction.setProcessedAt(startedAt);
    return prediction;
  }

  private String id(Take take, long startSample) {
    String model = card.name() + '@' + card.version();
    return String.join("/", take.device(), take.recording(), Long.toString(startSample), model);
  }

  private List<LabelScore> scores(float[] scores) {
    List<LabelScore> all = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      all.add(new LabelScore(card.labels().get(i), scores[i]));
    }
    return all;
  }

  private long micros(long sample) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, startedAt)
        + Math.floorDiv(sample * MICROS, (long) card.sampleRate());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private ScoredWindow scored(Heard heard) {
    Window window = heard.window();
    return new ScoredWindow(
        window.index(),
        window.startSample(),
        window.endSample(),
        micros(window.startSample()),
        heard.scores());
  }

  private void detected(Take take, DetectionChange change) {
    var heard = change.detection();
    String label = card.labels().get(heard.label());
    var detection = new Detection();
    detection.setId(id(take, heard.start()) + '/' + label);
    detection.setDevice(take.device());
    detection.setRecording(take.recording());
    detection.setLabel(label);
    detection.setState(change.open() ? DetectionState.OPENED : DetectionState.CLOSED);
    detection.setStartSample(heard.start());
    detection.setEndSample(heard.end());
    detection.setSampleRate(card.sampleRate());
    detection.setStartedAt(instant(heard.startedAtMicros()));
    detection.setEndedAt(instant(heard.endedAtMicros()));
    detection.setPeakConfidence((float) heard.peak());
    detection.setWindows(heard.windows());
    detection.setModel(card.name());
    detection.setModelVersion(card.version());
    detections.put(Answers.id(detection), detection);
  }
}
