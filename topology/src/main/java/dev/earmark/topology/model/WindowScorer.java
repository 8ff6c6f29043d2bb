package dev.earmark.topology.model;

import dev.earmark.window.Window;
import java.util.List;

/** Scores windows; one instance per task, used by one thread at a time. */
public interface WindowScorer extends AutoCloseable {

  /** Returns for each window one probability per label, in the order of the model's card. */
  List<float[]> score(List<Window> windows);

  /** Returns how much time it has spent on spectrograms so far; none where it makes none. */
  default long spectrogramNanos() {
    return 0;
  }

  @Override
  void close();
}
