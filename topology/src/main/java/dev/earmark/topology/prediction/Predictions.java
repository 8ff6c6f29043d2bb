package dev.earmark.topology.prediction;

import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.chunk.Times;
import dev.earmark.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes what was heard as Avro records. */
public final class Predictions {
  private static final long MICROS = 1_000_000;

  private Predictions() {}

  /**
   * Returns the id of the prediction for the window of {@code recording} at {@code startSample}:
   * the same for a replay.
   */
  public static String id(ModelCard card, RecordingKey recording, long startSample) {
    return recording.device() + '/' + recording.recording() + '/' + startSample + '/' + card.id();
  }

  /** Returns what of the record follows from the audio: all but when, and after how many skips. */
  public static Prediction of(ModelCard card, RecordingKey key, Origin origin, Heard heard) {
    var prediction = new Prediction();
    setWindow(prediction, card, key, heard.window());
    prediction.setStartedAt(capturedAt(origin, heard.window().startSample(), card.sampleRate()));
    prediction.setModel(card.name());
    prediction.setModelVersion(card.version());
    prediction.setLabel(heard.label());
    prediction.setConfidence(heard.confidence());
    prediction.setScores(scores(card, heard.scores()));
    prediction.setRmsDbfs(heard.rmsDbfs());
    prediction.setPeakDbfs(heard.peakDbfs());
    return prediction;
  }

  private static void setWindow(
      Prediction prediction, ModelCard card, RecordingKey key, Window window) {
    long start = window.startSample();
    prediction.setId(id(card, key, start));
    prediction.setDevice(key.device());
    prediction.setRecording(key.recording());
    prediction.setStartSample(start);
    prediction.setEndSample(window.endSample());
    prediction.setSampleRate(card.sampleRate());
    prediction.setCoverage(window.coverage());
  }

  private static Instant capturedAt(Origin origin, long sample, int rate) {
    return Times.instant(
        origin.startedAtMicros() + sample / rate * MICROS + sample % rate * MICROS / rate);
  }

  private static List<LabelScore> scores(ModelCard card, float[] scores) {
    List<LabelScore> all = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      all.add(new LabelScore(card.labels().get(i), scores[i]));
    }
    return all;
  }
}
