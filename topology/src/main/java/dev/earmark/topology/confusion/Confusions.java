package dev.earmark.topology.confusion;

import dev.earmark.Confusion;
import dev.earmark.LabelStatistics;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.topology.chunk.Times;
import dev.earmark.topology.confusion.SubjectCounts.Subject;
import java.util.Arrays;
import java.util.List;

/** Writes counts, and what follows from them, as Avro records. */
public final class Confusions {
  private Confusions() {}

  /** Returns the record of what was counted of a subject. */
  public static Confusion of(Subject subject, ConfusionMatrix matrix) {
    var confusion = new Confusion();
    confusion.setModel(subject.model());
    confusion.setModelVersion(subject.version());
    confusion.setScope(subject.scope());
    confusion.setFrom(subject.isTotal() ? null : Times.instant(subject.from()));
    confusion.setTo(subject.isTotal() ? null : Times.instant(subject.to()));
    confusion.setLabels(matrix.labels());
    confusion.setCounts(rows(matrix));
    confusion.setAccuracy(matrix.accuracy());
    confusion.setMacroF1(matrix.macroF1());
    confusion.setPerLabel(statistics(matrix));
    return confusion;
  }

  private static List<List<Long>> rows(ConfusionMatrix matrix) {
    return Arrays.stream(matrix.counts()).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  private static List<LabelStatistics> statistics(ConfusionMatrix matrix) {
    return matrix.labels().stream()
        .map(
            label ->
                new LabelStatistics(
                    label,
                    matrix.support(label),
                    matrix.precision(label),
                    matrix.recall(label),
                    matrix.f1(label)))
        .toList();
  }
}
