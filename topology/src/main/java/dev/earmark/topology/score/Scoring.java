package dev.earmark.topology.score;

import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.score.UnscorableException;
import dev.earmark.topology.deadletter.BrokenScorerException;
import dev.earmark.topology.deadletter.DeadLetters;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Scores batches; a window that cannot be scored is left out and the rest is scored without it. */
final class Scoring implements AutoCloseable {
  private final WindowScorer scorer;

  /**
   * What came of a batch.
   *
   * @param heard what was heard, by window
   * @param refused why a window has no scores, by window
   * @param spectrogramNanos how much of the time went into spectrograms
   */
  record Result(Map<Window, Heard> heard, Map<Window, String> refused, long spectrogramNanos) {}

  private record Found(Map<Window, Heard> heard, Map<Window, String> refused) {}

  Scoring(WindowScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Returns what was heard in each window; any other failure than of a window means that the model
   * is broken.
   */
  Result score(ModelCard card, List<Window> windows) {
    long spectrogramNanos = scorer.spectrogramNanos();
    var result = new Found(new IdentityHashMap<>(), new IdentityHashMap<>());
    score(card, windows, result);
    long nanos = scorer.spectrogramNanos() - spectrogramNanos;
    return new Result(result.heard(), result.refused(), nanos);
  }

  private void score(ModelCard card, List<Window> windows, Found result) {
    List<Window> left = new ArrayList<>(windows);
    while (!left.isEmpty()) {
      try {
        List<float[]> scores = scorer.score(left);
        for (int i = 0; i < scores.size(); i++) {
          hear(card, left.get(i), scores.get(i), result);
        }
        return;
      } catch (UnscorableException unscorable) {
        leaveOut(unscorable, left, result);
      } catch (RuntimeException broken) {
        throw new BrokenScorerException(broken);
      }
    }
  }

  @Override
  public void close() {
    scorer.close();
  }

  private static void hear(ModelCard card, Window window, float[] scores, Found result) {
    try {
      result.heard().put(window, Heard.of(card, window, scores));
    } catch (IllegalArgumentException refused) {
      result.refused().put(window, DeadLetters.reason(refused));
    }
  }

  private static void leaveOut(UnscorableException unscorable, List<Window> left, Found result) {
    if (!left.remove(unscorable.window())) {
      throw new BrokenScorerException(unscorable);
    }
    result.refused().put(unscorable.window(), DeadLetters.reason(unscorable));
  }
}
