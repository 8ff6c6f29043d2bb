package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import java.util.List;
import java.util.Map;

/**
 * Everything that was said of what devices sent.
 *
 * @param predictions by their ids
 * @param detections by their ids and states: {@code id/OPENED}, {@code id/CLOSED}
 * @param confusions the newest counts by their keys
 */
record Answers(
    Map<String, List<Received<Prediction>>> predictions,
    Map<String, List<Received<Detection>>> detections,
    Map<String, Received<Confusion>> confusions) {

  /** Returns by what a detection is told from others. */
  static String id(Detection detection) {
    return detection.getId() + '/' + detection.getState();
  }
}
