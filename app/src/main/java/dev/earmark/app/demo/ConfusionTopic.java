package dev.earmark.app.demo;

import dev.earmark.Confusion;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.score.ModelCard;
import java.util.List;
import java.util.Optional;

/** The newest total of all devices that the confusion topic says of one model; for one thread. */
final class ConfusionTopic {
  private final ModelCard card;
  private Optional<Confusion> latest = Optional.empty();

  ConfusionTopic(ModelCard card) {
    this.card = card;
  }

  void accept(Confusion counted) {
    boolean ours =
        counted.getModel().equals(card.name()) && counted.getModelVersion().equals(card.version());
    if (ours && counted.getScope().equals("*") && counted.getFrom() == null) {
      latest = Optional.of(counted);
    }
  }

  /** Returns the newest matrix, if there was any. */
  Optional<ConfusionMatrix> matrix() {
    return latest.map(
        counted -> ConfusionMatrix.of(counted.getLabels(), counts(counted.getCounts())));
  }

  /** Windows that it counts. */
  long windows() {
    return matrix().map(ConfusionMatrix::windows).orElse(0L);
  }

  private static long[][] counts(List<List<Long>> rows) {
    return rows.stream()
        .map(row -> row.stream().mapToLong(Long::longValue).toArray())
        .toArray(long[][]::new);
  }
}
