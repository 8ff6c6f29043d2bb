package dev.earmark.prediction;

import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;

/**
 * What a model heard in a window.
 *
 * @param window what it heard it in; its coverage says how much of it was there
 * @param label the one with the highest score, the first one of several
 * @param confidence that score
 * @param scores one probability for each of the card's labels, in their order
 * @param rmsDbfs level of the window: 0 for a square wave at full scale, -3.01 for a sine
 * @param peakDbfs largest absolute sample, 0 for full scale
 */
// An array, because a copy a window would cost more than it protects; nobody writes into it.
@SuppressWarnings("ArrayRecordComponent")
public record Heard(
    Window window,
    String label,
    float confidence,
    float[] scores,
    double rmsDbfs,
    double peakDbfs) {

  /**
   * The level of digital silence, and of everything quieter, in dB relative to full scale.
   *
   * <p>A number and not minus infinity, which JSON cannot hold; 32-bit samples reach -186.6.
   */
  public static final double SILENCE_DBFS = -200;

  /**
   * Names the highest score and measures the level; refuses scores that are not one a label in
   * 0..1.
   */
  public static Heard of(ModelCard card, Window window, float[] scores) {
    check(card, scores);
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    Level level = Level.of(window.samples());
    return new Heard(
        window, card.labels().get(best), scores[best], scores, level.rmsDbfs(), level.peakDbfs());
  }

  private static void check(ModelCard card, float[] scores) {
    if (scores.length != card.labels().size()) {
      throw new IllegalArgumentException(
          "scores must be one a label: scores="
              + scores.length
              + ", labels="
              + card.labels().size());
    }
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] >= 0 && scores[i] <= 1)) {
        throw new IllegalArgumentException(
            "scores must be in 0..1: " + card.labels().get(i) + "=" + scores[i]);
      }
    }
  }
}
