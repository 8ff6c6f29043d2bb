package dev.earmark.app.report;

import dev.earmark.confusion.MatrixLabels;
import dev.earmark.score.ModelCard;
import java.util.List;
import java.util.Set;

/**
 * The labels of a model, so that each has the same colour in every report.
 *
 * @param all in the order of the card
 * @param quiet those that mean that nothing was found (background, unknown); drawn in grey
 */
public record ReportLabels(List<String> all, Set<String> quiet) {
  /** Keeps copies. */
  public ReportLabels {
    all = List.copyOf(all);
    quiet = Set.copyOf(quiet);
  }

  /** Returns the rows of a model's matrix. */
  public static ReportLabels of(ModelCard card) {
    MatrixLabels labels = MatrixLabels.of(card.labels(), card.background(), card.unknown());
    List<String> all = labels.labels();
    return new ReportLabels(all, Set.of(all.get(labels.background()), all.get(labels.unknown())));
  }
}
