package dev.earmark.prediction;

import dev.earmark.score.ModelCard;
import dev.earmark.score.Output;
import dev.earmark.window.Window;

/**
 * What a model heard in a window.
 *
 * @param window what it heard it in; its coverage says how much of it was there
 * @param label the one with the highest score, the first one of several; where labels are
 *     independent, the highest of those that reach their thresholds, otherwise the background (the
 *     highest of all where the card has none)
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

  /** Names the label and measures the level; refuses scores that are not one a label in 0..1. */
  public static Heard of(ModelCard card, Window window, float[] scores) {
    check(card, scores);
    int best = card.output() == Output.SIGMOID ? bestHeard(card, scores) : best(scores);
    Level level = Level.of(window.samples());
    return new Heard(
        window, card.labels().get(best), scores[best], scores, level.rmsDbfs(), level.peakDbfs());
  }

  private static int best(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** The background is what is left where no other label is heard, however high its own score. */
  private static int bestHeard(ModelCard card, float[] scores) {
    int background = card.background() == null ? -1 : card.labels().indexOf(card.background());
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      boolean heard = i != background && scores[i] >= (float) card.threshold(card.labels().get(i));
      best = heard && (best < 0 || scores[i] > scores[best]) ? i : best;
    }
    if (best >= 0) {
      return best;
    }
    return background >= 0 ? background : best(scores);
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
