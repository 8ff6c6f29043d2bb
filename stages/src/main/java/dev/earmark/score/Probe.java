package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.window.Window;
import java.util.List;
import java.util.Random;

/** One window of noise, which shows whether scores are what the card says that they are. */
final class Probe {
  private static final int SEED = 1;
  private static final float LEVEL = 0.1f;

  /** How far from 1 probabilities of labels that exclude each other add up in eight bits. */
  private static final double FAR = 0.05;

  private Probe() {}

  /**
   * Refuses a model whose scores are no probabilities, or do not add up although its labels exclude
   * each other; silence shows neither. What is no number in this window may be one in others.
   *
   * @throws UnscorableException where scores are not in 0..1
   * @throws IllegalArgumentException where they do not add up to 1
   */
  static void check(Model model) {
    float[] scores;
    try (var scorer = new Scorer(model, 1)) {
      scores = scorer.score(List.of(noise(model.card().windowSamples()))).get(0);
    }
    double sum = 0;
    for (float score : scores) {
      sum += score;
    }
    Rule.check(
        model.card().output() != Output.SOFTMAX || !(Math.abs(sum - 1) > FAR),
        "scores must add up to 1 where output is softmax (sigmoid: labels are independent)",
        "sum",
        sum);
  }

  private static Window noise(int length) {
    var random = new Random(SEED);
    var samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = LEVEL * (2 * random.nextFloat() - 1);
    }
    return new Window(0, 0, length, samples, 1);
  }
}
