package dev.earmark.app.bring;

import dev.earmark.app.bring.Fits.Fit;
import dev.earmark.score.ModelCard;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cards that make what was expected.
 *
 * @param fits the nearest first
 * @param taken whether the graph takes what a card makes
 */
record Remedies(List<Fit> fits, Predicate<ModelCard> taken) {
  private static final int NAMED = 3;
  private static final String UNLIKE =
      "; the graph takes another shape, so the expected numbers may lie in another order than its input";

  boolean none() {
    return fits.isEmpty();
  }

  /** The nearest one. */
  Neighbour nearest() {
    return fits.get(0).neighbour();
  }

  /** What to change; nothing where no card fits, or only such as the graph does not take. */
  List<String> change() {
    return fits.stream()
        .map(Fit::neighbour)
        .filter(neighbour -> taken.test(neighbour.card()))
        .findFirst()
        .map(Neighbour::change)
        .orElse(List.of());
  }

  /** Says which ones make what was expected of something. */
  void tell(String what, Findings findings) {
    if (none()) {
      findings.because(
          "no other hop, window, padding, mel scale, logarithm, normalisation or order of axes");
      findings.because("makes " + what + " what was expected");
    }
    fits.stream().limit(NAMED).forEach(fit -> findings.because(sentence(fit)));
  }

  private String sentence(Fit fit) {
    String fitting = fit.neighbour() + " fits: difference " + Findings.number(fit.difference());
    return taken.test(fit.neighbour().card()) ? fitting : fitting + UNLIKE;
  }
}
