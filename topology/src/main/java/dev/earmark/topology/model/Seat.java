package dev.earmark.topology.model;

import dev.earmark.rule.Rule;
import dev.earmark.score.ModelCard;
import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.window.WindowGrid;

/** A place among the models that listen; one version of a model after another may take it. */
public final class Seat {
  private final String name;
  private final WindowGrid grid;
  private volatile Classifier current;

  /** A scorer and the version of the model that it belongs to. */
  public record Opened(Classifier version, WindowScorer scorer) {}

  /** Seats the first version. */
  public Seat(Classifier first) {
    name = first.card().name();
    grid = first.card().grid();
    current = first;
  }

  /** Returns the model's name, which all its versions share. */
  public String name() {
    return name;
  }

  /** Returns where the windows lie that all its versions hear. */
  public WindowGrid grid() {
    return grid;
  }

  /** Returns the version that scores now. */
  public Classifier current() {
    return current;
  }

  /** Returns the card of the version that scores now. */
  public ModelCard card() {
    return current.card();
  }

  /**
   * Seats another version: every task goes over to it between two batches, or within a few
   * milliseconds if it has nothing to score; nobody opens a scorer of the earlier one any more.
   *
   * @throws IllegalArgumentException with a sentence where it is no other version of the same model
   *     that hears the same windows and says the same labels
   */
  public synchronized void take(Classifier next) {
    ModelCard now = card();
    ModelCard other = next.card();
    same("name", now.name(), other.name());
    same("grid", now.grid(), other.grid());
    same("labels", now.labels(), other.labels());
    Rule.check(
        !now.version().equals(other.version()),
        "a version that takes over must be another than the one that listens",
        "version",
        now.version());
    current = next;
  }

  private static void same(String what, Object now, Object other) {
    Rule.check(
        now.equals(other),
        "a version that takes over must have the same " + what + ", otherwise restart with it",
        what + " that listens",
        now,
        what,
        other);
  }

  /** Opens a scorer of the version that scores now. */
  public synchronized Opened open(int batchMax, SharedFrontEnds frontEnds) {
    return new Opened(current, current.scorers().open(batchMax, frontEnds));
  }
}
