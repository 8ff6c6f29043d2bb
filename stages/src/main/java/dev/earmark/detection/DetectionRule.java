package dev.earmark.detection;

import dev.earmark.rule.Rule;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a label counts as heard.
 *
 * <p>The mean of a label's scores, over the windows that began within the last {@code smoothing}
 * samples, opens a detection when it reaches the label's {@code opensAt}, and closes it when it
 * falls below its {@code closesBelow}; then none of that label opens for {@code deadTime} samples.
 *
 * @param labels positions, in the model's labels, of those that can be detected
 * @param bounds of each of them, in the same order
 * @param smoothing samples, above 0
 * @param deadTime samples, from 0
 */
public record DetectionRule(
    List<Integer> labels, List<Bounds> bounds, long smoothing, long deadTime) {

  /**
   * Which means of a label's scores open and close a detection.
   *
   * @param opensAt mean score that opens, above 0 and at most 1
   * @param closesBelow mean score below which it closes, from 0 to opensAt
   */
  public record Bounds(double opensAt, double closesBelow) {

    /** Checks both. */
    public Bounds {
      Rule.check(
          opensAt > 0 && opensAt <= 1, "opensAt must be above 0 and at most 1", "opensAt", opensAt);
      Rule.check(
          closesBelow >= 0 && closesBelow <= opensAt,
          "closesBelow must be in 0..opensAt",
          "closesBelow",
          closesBelow,
          "opensAt",
          opensAt);
    }
  }

  /** Checks each number. */
  public DetectionRule {
    labels = List.copyOf(labels);
    bounds = List.copyOf(bounds);
    Rule.check(
        bounds.size() == labels.size(),
        "bounds must be as many as labels",
        "bounds",
        bounds.size(),
        "labels",
        labels.size());
    Rule.check(smoothing > 0, "smoothing must be above 0", "smoothing", smoothing);
    Rule.check(deadTime >= 0, "deadTime must be at least 0", "deadTime", deadTime);
  }

  /** The same bounds for every label. */
  public DetectionRule(
      List<Integer> labels, double opensAt, double closesBelow, long smoothing, long deadTime) {
    this(
        labels,
        Collections.nCopies(labels.size(), new Bounds(opensAt, closesBelow)),
        smoothing,
        deadTime);
  }

  /** Returns the positions of a model's labels but for those that mean that nothing is found. */
  public static List<Integer> detectable(
      List<String> labels, @Nullable String background, @Nullable String unknown) {
    return IntStream.range(0, labels.size())
        .filter(at -> !labels.get(at).equals(background) && !labels.get(at).equals(unknown))
        .boxed()
        .toList();
  }
}
