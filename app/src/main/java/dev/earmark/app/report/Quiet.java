package dev.earmark.app.report;

import dev.earmark.confusion.MatrixLabels;
import dev.earmark.score.ModelCard;
import java.util.Set;

/** The labels that mean that nothing was found. */
public final class Quiet {
  private Quiet() {}

  /** Returns the rows of a model's matrix for background and for unknown sounds. */
  public static Set<String> labels(ModelCard card) {
    MatrixLabels labels = MatrixLabels.of(card.labels(), card.background(), card.unknown());
    return Set.of(labels.labels().get(labels.background()), labels.labels().get(labels.unknown()));
  }
}
