package dev.earmark.confusion;

import dev.earmark.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts of windows by truth and prediction, and the statistics that follow from them.
 *
 * <p>A row is a truth, a column a prediction, both in the order of {@link #labels()}. With <i>c(t,
 * p)</i> windows of truth <i>t</i> predicted as <i>p</i>:
 *
 * <pre>
 * precision(l) = c(l, l) / Σₜ c(t, l)
 * recall(l)    = c(l, l) / Σₚ c(l, p)
 * f1(l)        = 2 c(l, l) / (Σₜ c(t, l) + Σₚ c(l, p))
 * accuracy     = Σₗ c(l, l) / Σ c
 * macroF1      = mean of the f1 that are defined
 * </pre>
 *
 * <p>A quotient of zero by zero is NaN. These are scikit-learn's {@code
 * precision_recall_fscore_support}, {@code accuracy_score} and {@code f1_score(average="macro")}
 * with {@code labels=labels, zero_division=nan}. Not safe for use by several threads.
 */
public final class ConfusionMatrix {
  private final List<String> labels;
  private final long[] counts;

  private ConfusionMatrix(List<String> labels, long[] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /** Returns a matrix of zeros. */
  public static ConfusionMatrix of(List<String> labels) {
    Rule.check(!labels.isEmpty(), "labels must not be empty", "labels", labels);
    Rule.check(
        labels.stream().distinct().count() == labels.size(),
        "labels must differ",
        "labels",
        labels);
    return new ConfusionMatrix(List.copyOf(labels), new long[labels.size() * labels.size()]);
  }

  /** Returns a matrix of {@code counts[truth][predicted]}, which are copied. */
  public static ConfusionMatrix of(List<String> labels, long[][] counts) {
    var matrix = of(labels);
    Rule.check(
        counts.length == labels.size(),
        "counts must have a row a label",
        "rows",
        counts.length,
        "labels",
        labels.size());
    for (int truth = 0; truth < counts.length; truth++) {
      matrix.putRow(truth, counts[truth]);
    }
    return matrix;
  }

  private void putRow(int truth, long[] row) {
    int n = labels.size();
    Rule.check(
        row.length == n, "counts must have a column a label", "columns", row.length, "labels", n);
    System.arraycopy(row, 0, counts, truth * labels.size(), row.length);
  }

  /** Counts one window. */
  public void accept(String truth, String predicted) {
    accept(indexOf(truth), indexOf(predicted), 1);
  }

  /** Counts {@code windows} of them, by positions in {@link #labels()}; −1 takes one back. */
  public void accept(int truth, int predicted, long windows) {
    counts[cell(truth, predicted)] += windows;
  }

  /** Adds the counts of a matrix of the same labels to this one and returns this one. */
  public ConfusionMatrix combine(ConfusionMatrix other) {
    Rule.check(
        labels.equals(other.labels),
        "labels must be the same",
        "labels",
        labels,
        "other",
        other.labels);
    Arrays.setAll(counts, cell -> counts[cell] + other.counts[cell]);
    return this;
  }

  /** Returns a copy that later counts do not change. */
  public ConfusionMatrix copy() {
    return of(labels).combine(this);
  }

  /** Returns the labels of the rows and columns, in order. */
  public List<String> labels() {
    return labels;
  }

  /** Returns {@code counts[truth][predicted]}, a copy. */
  public long[][] counts() {
    int n = labels.size();
    return IntStream.range(0, n)
        .mapToObj(truth -> Arrays.copyOfRange(counts, truth * n, (truth + 1) * n))
        .toArray(long[][]::new);
  }

  /** Returns the number of windows of that truth with that prediction. */
  public long count(String truth, String predicted) {
    return count(indexOf(truth), indexOf(predicted));
  }

  /** Returns the number of windows of that truth with that prediction, by positions. */
  public long count(int truth, int predicted) {
    return counts[cell(truth, predicted)];
  }

  /** Returns the number of all windows. */
  public long windows() {
    return Arrays.stream(counts).sum();
  }

  /** Returns the number of windows predicted rightly. */
  public long right() {
    return IntStream.range(0, labels.size()).mapToLong(label -> count(label, label)).sum();
  }

  /** Returns the number of windows whose truth is the label. */
  public long support(String label) {
    int truth = indexOf(label);
    return IntStream.range(0, labels.size()).mapToLong(predicted -> count(truth, predicted)).sum();
  }

  /** Returns the number of windows predicted as the label. */
  public long predictions(String label) {
    int predicted = indexOf(label);
    return IntStream.range(0, labels.size()).mapToLong(truth -> count(truth, predicted)).sum();
  }

  /** Returns the share of windows predicted rightly; NaN without windows. */
  public double accuracy() {
    return (double) right() / windows();
  }

  /** Returns the share of the windows predicted as the label that were it; NaN where none was. */
  public double precision(String label) {
    return (double) count(label, label) / predictions(label);
  }

  /**
   * Returns the share of the label's windows that were predicted as it; NaN where there is none.
   */
  public double recall(String label) {
    return (double) count(label, label) / support(label);
  }

  /** Returns the harmonic mean of precision and recall; NaN for a label that never occurs. */
  public double f1(String label) {
    return 2.0 * count(label, label) / (support(label) + predictions(label));
  }

  /** Returns the mean of the labels' F1 that are defined; NaN where none is. */
  public double macroF1() {
    return labels.stream()
        .mapToDouble(this::f1)
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(Double.NaN);
  }

  private int indexOf(String label) {
    int index = labels.indexOf(label);
    Rule.check(index >= 0, "label must be one of the labels", "label", label, "labels", labels);
    return index;
  }

  private int cell(int truth, int predicted) {
    return truth * labels.size() + predicted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && labels.equals(that.labels)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + labels + Arrays.deepToString(counts());
  }
}
