package dev.earmark.app.listen;

import dev.earmark.Confusion;
import dev.earmark.confusion.ConfusionMatrix;
import java.util.List;

/** Reads the matrix that a record of the confusion topic holds. */
public final class ConfusionRecords {
  private ConfusionRecords() {}

  public static ConfusionMatrix matrix(Confusion counted) {
    return ConfusionMatrix.of(counted.getLabels(), counts(counted.getCounts()));
  }

  private static long[][] counts(List<List<Long>> rows) {
    return rows.stream()
        .map(row -> row.stream().mapToLong(Long::longValue).toArray())
        .toArray(long[][]::new);
  }
}
