package dev.earmark.topology;

import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.score.UnscorableException;
import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Scores batches; a window that cannot be scored is left out and the rest is scored without it. */
final class Scoring implements AutoCloseable {
  private final WindowScorer scorer;

  /** What was heard, and why a window has no scores, both by window. */
  record Result(Map<Window, Heard> heard, Map<Window, String> refused) {}

  Scoring(WindowScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Returns what was heard in each window; any other failure than of a window means that the model
   * is broken.
   */
  Result score(ModelCard card, List<Window> windows) {
    var result = new Result(new IdentityHashMap<>(), new IdentityHashMap<>());
    List<Window> left = new ArrayList<>(windows);
    while (!left.isEmpty()) {
      try {
        List<float[]> scores = scorer.score(left);
        for (int i = 0; i < scores.size(); i++) {
          hear(card, left.get(i), scores.get(i), result);
        }
        return result;
      } catch (UnscorableException unscorable) {
        leaveOut(unscorable, left, result);
      } catch (RuntimeException broken) {
        throw new BrokenScorerException(broken);
      }
    }
    return result;
  }

  @Override
  public void close() {
    scorer.close();
  }

  private static void hear(ModelCard card, Window window, float[] scores, Result result) {
    try {
      result.heard().put(window, Heard.of(card, window, scores));
    } catch (IllegalArgumentException refused) {
      result.refused().put(window, DeadLetters.reason(refused));
    }
  }

  private static void leaveOut(UnscorableException unscorable, List<Window> left, Result result) {
    if (!left.remove(unscorable.window())) {
      throw new BrokenScorerException(unscorable);
    }
    result.refused().put(unscorable.window(), DeadLetters.reason(unscorable));
  }
}
