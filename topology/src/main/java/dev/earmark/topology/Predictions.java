package dev.earmark.topology;

import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes what was heard as Avro records. */
final class Predictions {
  private static final long MICROS = 1_000_000;

  private Predictions() {}

  /**
   * Returns the id of the prediction for the window of {@code recording} at {@code startSample}:
   * the same for a replay.
   */
  static String id(ModelCard card, RecordingKey recording, long startSample) {
    return recording.device() + '/' + recording.recording() + '/' + startSample + '/' + card.id();
  }

  /** Returns the record; all of it but the time of processing follows from the audio. */
  static Prediction of(ModelCard card, Recording recording, Heard heard, long processedAtMs) {
    Window window = heard.window();
    RecordingKey key = recording.key();
    var prediction = new Prediction();
    prediction.setId(id(card, key, window.startSample()));
    prediction.setDevice(key.device());
    prediction.setRecording(key.recording());
    prediction.setStartSample(window.startSample());
    prediction.setEndSample(window.endSample());
    prediction.setSampleRate(card.sampleRate());
    prediction.setStartedAt(
        capturedAt(recording.origin(), window.startSample(), card.sampleRate()));
    prediction.setModel(card.name());
    prediction.setModelVersion(card.version());
    prediction.setLabel(heard.label());
    prediction.setConfidence(heard.confidence());
    prediction.setScores(scores(card, heard.scores()));
    prediction.setCoverage(window.coverage());
    prediction.setRmsDbfs(heard.rmsDbfs());
    prediction.setPeakDbfs(heard.peakDbfs());
    prediction.setProcessedAt(Instant.ofEpochMilli(processedAtMs));
    return prediction;
  }

  private static Instant capturedAt(Origin origin, long sample, int rate) {
    long micros = origin.startedAtMicros() + sample / rate * MICROS + sample % rate * MICROS / rate;
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }

  private static List<LabelScore> scores(ModelCard card, float[] scores) {
    List<LabelScore> all = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      all.add(new LabelScore(card.labels().get(i), scores[i]));
    }
    return all;
  }
}
