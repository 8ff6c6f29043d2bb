package dev.earmark.topology;

import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Scorer;
import dev.earmark.window.Window;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What the topology asks to score windows: a card, and one scorer per task.
 *
 * @param card what the model takes and says
 * @param scorers makes a scorer for batches of at most the given size
 */
public record Classifier(ModelCard card, IntFunction<WindowScorer> scorers) {

  /** Returns the classifier of a loaded model, which stays the caller's to close. */
  public static Classifier of(Model model) {
    return new Classifier(model.card(), batchMax -> new Leased(model.newScorer(batchMax)));
  }

  private record Leased(Scorer scorer) implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return scorer.score(windows);
    }

    @Override
    public void close() {
      scorer.close();
    }
  }
}
