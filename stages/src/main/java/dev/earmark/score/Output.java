package dev.earmark.score;

/** What a model's output numbers are, and how they become probabilities. */
public enum Output {
  /** Unbounded numbers; probabilities are their softmax, the largest one subtracted first. */
  LOGITS {
    @Override
    public void toProbabilities(double[] scores) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double score : scores) {
        largest = Math.max(largest, score);
      }
      double sum = 0;
      for (double score : scores) {
        sum += Math.exp(score - largest);
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] = Math.exp(scores[i] - largest) / sum;
      }
    }
  },
  /** Probabilities of labels that exclude each other: the model ends in a softmax. */
  SOFTMAX {
    @Override
    public void toProbabilities(double[] scores) {}
  },
  /** Probabilities of labels that are independent of each other: the model ends in sigmoids. */
  SIGMOID {
    @Override
    public void toProbabilities(double[] scores) {}
  };

  /** Replaces one window's output by its probabilities. */
  public abstract void toProbabilities(double[] scores);
}
