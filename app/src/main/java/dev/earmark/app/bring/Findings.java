package dev.earmark.app.bring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check has found of each stage, in lines for a person. */
final class Findings {
  private static final String INDENT = " ".repeat(13);

  private final List<String> lines = new ArrayList<>();
  private boolean differs;

  /** Whether any stage differs. */
  boolean differ() {
    return differs;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Says how far a stage is off, by the number that the tolerance counts. */
  void tell(Stage stage, Difference far, double counted) {
    if (counted <= Fits.TOLERANCE) {
      line(stage, "agree: difference " + number(counted));
    } else {
      tellDiffering(
          stage,
          "differ: difference %s, most at number %d: expected %s, made %s"
              .formatted(number(counted), far.at(), exact(far.expected()), exact(far.made())));
    }
  }

  /** Says that a stage differs, and how. */
  void tellDiffering(Stage stage, String sentence) {
    differs = true;
    line(stage, sentence);
  }

  private void line(Stage stage, String sentence) {
    lines.add("%-12s %s".formatted(stage.word(), sentence));
  }

  /** Says something of the stage that was told last. */
  void because(String sentence) {
    lines.add(INDENT + sentence);
  }

  private static String exact(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /** A difference as it is printed. */
  static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }
}
