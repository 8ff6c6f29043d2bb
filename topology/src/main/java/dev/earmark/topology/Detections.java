package dev.earmark.topology;

import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.detection.DetectionChange;
import dev.earmark.score.ModelCard;

/** Writes detections as Avro records. */
final class Detections {
  private Detections() {}

  /** Returns the record; its id is the same when it opens, when it closes, and for a replay. */
  static Detection of(ModelCard card, RecordingKey key, DetectionChange change) {
    var heard = change.detection();
    String label = card.labels().get(heard.label());
    var detection = new Detection();
    detection.setId(Predictions.id(card, key, heard.start()) + '/' + label);
    detection.setDevice(key.device());
    detection.setRecording(key.recording());
    detection.setLabel(label);
    detection.setState(change.open() ? DetectionState.OPENED : DetectionState.CLOSED);
    detection.setStartSample(heard.start());
    detection.setEndSample(heard.end());
    detection.setSampleRate(card.sampleRate());
    detection.setStartedAt(Times.instant(heard.startedAtMicros()));
    detection.setEndedAt(Times.instant(heard.endedAtMicros()));
    detection.setPeakConfidence((float) heard.peak());
    detection.setWindows(heard.windows());
    detection.setModel(card.name());
    detection.setModelVersion(card.version());
    return detection;
  }
}
