package dev.earmark.topology;

import dev.earmark.score.ModelCard;
import dev.earmark.window.WindowGrid;

/** A place among the models that listen; one version of a model after another may take it. */
public final class Seat {
  private final String name;
  private final WindowGrid grid;
  private volatile Classifier current;

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
}
