package dev.earmark.app.bring;

import dev.earmark.score.Output;
import java.util.stream.DoubleStream;

/** Scores as another tool gives them, which may lie before the model's softmax. */
final class Probabilities {
  private static final double ROUNDING = 1e-3;

  private Probabilities() {}

  /** Whether the scores must be logits, because they are no probabilities and could be none. */
  static boolean areLogits(double[] scores, Output output) {
    boolean within = DoubleStream.of(scores).allMatch(x -> x > -ROUNDING && x < 1 + ROUNDING);
    double sum = DoubleStream.of(scores).sum();
    return output == Output.LOGITS && !(within && Math.abs(sum - 1) < ROUNDING * scores.length);
  }

  /** The softmax of logits; others as they are. */
  static double[] of(double[] scores, Output output) {
    if (!areLogits(scores, output)) {
      return scores.clone();
    }
    double[] probabilities = scores.clone();
    output.toProbabilities(probabilities);
    return probabilities;
  }
}
