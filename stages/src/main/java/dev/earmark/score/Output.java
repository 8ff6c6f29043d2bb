package dev.earmark.score;

/** What a model's output numbers are, and how they become probabilities. */
public enum Output {
  /** Unbounded numbers; probabilities are their softmax, the largest one subtracted first. */
  LOGITS {
    @Override
    void toProbabilities(float[] scores) {
      double largest = Double.NEGATIVE_INFINITY;
      for (float score : scores) {
        largest = Math.max(largest, score);
      }
      double sum = 0;
      for (float score : scores) {
        sum += Math.exp(score - largest);
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) (Math.exp(scores[i] - largest) / sum);
      }
    }
  },
  /** Probabilities of labels that exclude each other: the model ends in a softmax. */
  SOFTMAX {
    @Override
    void toProbabilities(float[] scores) {}
  },
  /** Probabilities of labels that are independent of each other: the model ends in sigmoids. */
  SIGMOID {
    @Override
    void toProbabilities(float[] scores) {}
  };

  /** Replaces one window's output by its probabilities. */
  abstract void toProbabilities(float[] scores);
}
