package dev.earmark.bench;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.List;

/**
 * The topology as it is measured.
 *
 * @param models files of the models, all of which hear every device
 * @param guarantee what is promised
 * @param commitIntervalMs {@code commit.interval.ms}
 * @param streamThreads {@code num.stream.threads}
 */
public record Pipeline(
    List<Path> models, Guarantee guarantee, int commitIntervalMs, int streamThreads) {
  public Pipeline {
    models = List.copyOf(models);
  }

  /** Returns how many windows the models make of a load; refuses a model that cannot be used. */
  long windows(Load load) throws ModelException {
    long windows = 0;
    for (Path file : models) {
      try (var model = Model.load(file)) {
        windows += load.windows(model.card());
      }
    }
    return windows;
  }
}
