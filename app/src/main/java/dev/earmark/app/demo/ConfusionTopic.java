package dev.earmark.app.demo;

import dev.earmark.Confusion;
import dev.earmark.app.listen.ConfusionRecords;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.score.ModelCard;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest totals that the confusion topic says of one model; for one thread. */
final class ConfusionTopic {
  private static final String ALL = "*";

  private final ModelCard card;
  private final Map<String, ConfusionMatrix> totals = new TreeMap<>();

  ConfusionTopic(ModelCard card) {
    this.card = card;
  }

  void accept(Confusion counted) {
    boolean ours =
        counted.getModel().equals(card.name()) && counted.getModelVersion().equals(card.version());
    if (ours && counted.getFrom() == null) {
      totals.put(counted.getScope(), ConfusionRecords.matrix(counted));
    }
  }

  /** Returns the newest matrix of all devices, if there was any. */
  Optional<ConfusionMatrix> matrix() {
    return Optional.ofNullable(totals.get(ALL));
  }

  /** Returns the newest matrix of each device, by name. */
  Map<String, ConfusionMatrix> devices() {
    Map<String, ConfusionMatrix> devices = new TreeMap<>(totals);
    devices.remove(ALL);
    return devices;
  }

  /** Windows of all devices that it counts. */
  long windows() {
    return matrix().map(ConfusionMatrix::windows).orElse(0L);
  }
}
