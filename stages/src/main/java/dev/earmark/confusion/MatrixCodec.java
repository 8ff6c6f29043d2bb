package dev.earmark.confusion;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;

/**
 * Writes the counts of a matrix that are not zero: their number, then each one's distance and
 * value.
 */
public final class MatrixCodec {
  private MatrixCodec() {}

  /** Writes the counts, not the labels. */
  public static void write(ConfusionMatrix matrix, CompactOutput out) {
    int n = matrix.labels().size();
    int last = -1;
    out.count(cells(matrix, n));
    for (int cell = 0; cell < n * n; cell++) {
      long count = matrix.count(cell / n, cell % n);
      if (count != 0) {
        out.count(cell - last - 1).number(count);
        last = cell;
      }
    }
  }

  private static int cells(ConfusionMatrix matrix, int n) {
    int cells = 0;
    for (int cell = 0; cell < n * n; cell++) {
      cells += matrix.count(cell / n, cell % n) == 0 ? 0 : 1;
    }
    return cells;
  }

  /** Adds the counts that were written to {@code matrix} and returns it. */
  public static ConfusionMatrix read(CompactInput in, ConfusionMatrix matrix) {
    int n = matrix.labels().size();
    int cell = -1;
    for (int left = in.length(); left > 0; left--) {
      cell += 1 + in.upTo(n * n - cell - 2, "distance of cells");
      matrix.accept(cell / n, cell % n, in.number());
    }
    return matrix;
  }
}
