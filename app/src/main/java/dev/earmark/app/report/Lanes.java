package dev.earmark.app.report;

import dev.earmark.app.report.ReportData.Heard;
import dev.earmark.app.report.ReportData.TimeLine;

/**
 * Where the lanes of a drawing lie, from above; one that has nothing takes no room.
 *
 * @param loud top of the loudness
 * @param truth top of the truths
 * @param heard top of the windows
 * @param detected top of the detections
 * @param axis where the ticks end
 */
record Lanes(double loud, double truth, double heard, double detected, double axis) {
  static final double LOUD_HEIGHT = 40;
  static final double BLOCK_HEIGHT = 22;
  static final double HEARD_HEIGHT = 54;
  private static final double TOP = 8;
  private static final double GAP = 9;
  private static final double WRONG_HEIGHT = 7;
  private static final double TICKS_HEIGHT = 22;

  static Lanes of(TimeLine line) {
    double truth = TOP + (isLoudnessKnown(line) ? LOUD_HEIGHT + GAP : 0);
    double heard = truth + (line.truths().isEmpty() ? 0 : BLOCK_HEIGHT + GAP);
    double detected = heard + HEARD_HEIGHT + WRONG_HEIGHT + GAP;
    double axis = detected + (line.detections().isEmpty() ? 0 : BLOCK_HEIGHT + GAP);
    return new Lanes(TOP, truth, heard, detected, axis);
  }

  static boolean isLoudnessKnown(TimeLine line) {
    return !line.heard().stream().mapToDouble(Heard::rmsDbfs).allMatch(Double::isNaN);
  }

  double height() {
    return axis + TICKS_HEIGHT;
  }
}
