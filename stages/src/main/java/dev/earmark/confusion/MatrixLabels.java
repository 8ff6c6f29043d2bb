package dev.earmark.confusion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows and columns of a model's confusion matrix: its labels, then {@code background} and
 * {@code unknown} where it has none of its own.
 *
 * @param labels in the order of rows and columns
 * @param background position of the label of windows in which nothing is said
 * @param unknown position of the label of sounds that are not in the list
 */
public record MatrixLabels(List<String> labels, int background, int unknown) {
  private static final String BACKGROUND = "background";
  private static final String UNKNOWN = "unknown";

  /** Copies the labels. */
  public MatrixLabels {
    labels = List.copyOf(labels);
  }

  /** Returns the rows and columns for a model's labels; null where it has no such label. */
  public static MatrixLabels of(
      List<String> labels, @Nullable String background, @Nullable String unknown) {
    var all = new ArrayList<>(labels);
    int backgroundAt = positionOf(background == null ? BACKGROUND : background, all);
    int unknownAt = positionOf(unknown == null ? UNKNOWN : unknown, all);
    return new MatrixLabels(all, backgroundAt, unknownAt);
  }

  private static int positionOf(String label, List<String> all) {
    if (!all.contains(label)) {
      all.add(label);
    }
    return all.indexOf(label);
  }

  /** Returns the position of a label; that of {@link #unknown} for one that is not among them. */
  public int positionOf(String label) {
    int position = labels.indexOf(label);
    return position < 0 ? unknown : position;
  }

  /** Returns a matrix of zeros. */
  public ConfusionMatrix matrix() {
    return ConfusionMatrix.of(labels);
  }
}
