package dev.earmark.topology.metrics;

import dev.earmark.confusion.ConfusionMatrix;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often models were right, of all devices together: known to the process whose task adds up the
 * counts of all tasks, read by anyone, brought up to date about once a second.
 */
public final class Accuracies {
  private final Map<Version, Accuracy> known = new ConcurrentHashMap<>();

  private record Version(String model, String version) {}

  /**
   * Of one version of a model.
   *
   * @param share of the windows whose truth is known that it named right, 0 to 1
   * @param windows how many they are
   */
  public record Accuracy(String model, String version, double share, long windows) {}

  /** Returns those that are known here, of models that heard a window whose truth was told. */
  public List<Accuracy> all() {
    return List.copyOf(known.values());
  }

  /** Shows what was counted in all; nothing where no truth was told. */
  public void show(String model, String version, ConfusionMatrix matrix) {
    if (matrix.windows() > 0) {
      known.put(
          new Version(model, version),
          new Accuracy(model, version, matrix.accuracy(), matrix.windows()));
    }
  }

  /** Notes that another task adds this up from here on. */
  public void forget(String model, String version) {
    known.remove(new Version(model, version));
  }
}
