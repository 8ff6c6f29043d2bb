package dev.earmark.score;

import java.util.List;

/**
 * Where a model comes from; empty texts where its card does not say.
 *
 * @param licence of the model file
 * @param attribution what the licence asks to be said
 * @param trainingData what it was trained on
 * @param accuracy what was measured
 */
public record Origin(
    String licence, String attribution, String trainingData, List<Accuracy> accuracy) {

  /** Nothing known. */
  public static final Origin UNKNOWN = new Origin("", "", "", List.of());

  /** Keeps a copy of the list. */
  public Origin {
    accuracy = List.copyOf(accuracy);
  }
}
