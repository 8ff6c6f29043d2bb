package dev.earmark.topology.detection;

import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.detection.DetectionChange;
import dev.earmark.detection.OpenDetection;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.chunk.Times;

/** Writes detections as Avro records. */
final class Detections {
  private Detections() {}

  /** Returns the record; its id is the same when it opens, when it closes, and for a replay. */
  static Detection of(ModelCard card, RecordingKey key, DetectionChange change) {
    var heard = change.detection();
    String label = card.labels().get(heard.label());
    var told = new OpenDetection(key.recording(), label, card.sampleRate(), heard);
    return of(card.id(), key.device(), told, change.open());
  }

  /** Returns the record that closes what the model of that id, maybe not this one, left open. */
  static Detection closed(String model, String device, OpenDetection left) {
    return of(model, device, left, false);
  }

  private static Detection of(String model, String device, OpenDetection told, boolean open) {
    var detection = new Detection();
    detection.setId(id(model, device, told));
    detection.setDevice(device);
    detection.setRecording(told.recording());
    detection.setLabel(told.label());
    detection.setState(open ? DetectionState.OPENED : DetectionState.CLOSED);
    detection.setModel(model.substring(0, model.indexOf('@')));
    detection.setModelVersion(model.substring(model.indexOf('@') + 1));
    putSpan(detection, told.detection());
    detection.setSampleRate(told.sampleRate());
    return detection;
  }

  private static String id(String model, String device, OpenDetection told) {
    long start = told.detection().start();
    return device + '/' + told.recording() + '/' + start + '/' + model + '/' + told.label();
  }

  private static void putSpan(Detection detection, dev.earmark.detection.Detection heard) {
    detection.setStartSample(heard.start());
    detection.setEndSample(heard.end());
    detection.setStartedAt(Times.instant(heard.startedAtMicros()));
    detection.setEndedAt(Times.instant(heard.endedAtMicros()));
    detection.setPeakConfidence((float) heard.peak());
    detection.setWindows(heard.windows());
  }
}
