package dev.earmark.topology.model;

import dev.earmark.score.ModelCard;
import dev.earmark.spectrogram.SharedFrontEnds;
import java.util.function.IntFunction;

/**
 * What the topology asks to score windows: a card, and one scorer per task.
 *
 * @param card what the model takes and says
 * @param scorers makes its scorers
 */
public record Classifier(ModelCard card, Scorers scorers) {

  /** Makes a scorer for batches of at most a size, which may share front ends with others. */
  public interface Scorers {
    /** Returns a scorer that its thread closes. */
    WindowScorer open(int batchMax, SharedFrontEnds frontEnds);
  }

  /** A classifier whose scorers have no front ends to share. */
  public Classifier(ModelCard card, IntFunction<WindowScorer> scorers) {
    this(card, (batchMax, frontEnds) -> scorers.apply(batchMax));
  }
}
