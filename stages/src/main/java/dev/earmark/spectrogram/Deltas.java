package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * How features change over time, put beside the features themselves.
 *
 * @param kind whose
 * @param width frames that a slope is fitted to, an odd number
 * @param order 1 for slopes, 2 for slopes and curvatures
 * @param stack where they go
 */
public record Deltas(Kind kind, int width, int order, Stack stack) {

  private static final int WIDEST = 999;

  /** Whose differences. */
  public enum Kind {
    /**
     * Savitzky-Golay: a polynomial of the order is fitted; frames at the edges take the nearest
     * whole fit ({@code librosa.feature.delta}, mode {@code interp}).
     */
    LIBROSA,
    /** Slopes, and slopes of slopes, with edge frames repeated ({@code compute_deltas}). */
    TORCHAUDIO
  }

  /** Where differences go. */
  public enum Stack {
    /** After a frame's own bins. */
    BINS,
    /** Into channels of their own. */
    CHANNELS
  }

  /** Refuses what no slope can be fitted to. */
  public Deltas {
    Rule.check(
        width >= 3 && width <= WIDEST && width % 2 == 1,
        "deltas.width must be odd and in 3.." + WIDEST,
        "width",
        width);
    Rule.check(order == 1 || order == 2, "deltas.order must be 1 or 2", "order", order);
  }

  /** Refuses windows of fewer frames than librosa fits a polynomial to. */
  void check(int frames) {
    Rule.check(
        kind == Kind.TORCHAUDIO || width <= frames,
        "deltas.width must be at most the frames of a window",
        "width",
        width,
        "frames",
        frames);
  }

  /** What frames around one are multiplied by for its difference of an order. */
  float[] weights(int order) {
    int half = width / 2;
    double squares = half * (half + 1) * (2 * half + 1) / 3.0;
    var weights = new float[width];
    for (int i = -half; i <= half; i++) {
      weights[i + half] =
          (float) (order == 1 ? i / squares : (i * (double) i - squares / width) / spread(squares));
    }
    return weights;
  }

  /** Half the sum of squares of a parabola without its mean: a second derivative is twice it. */
  private double spread(double squares) {
    double sum = 0;
    for (int i = -(width / 2); i <= width / 2; i++) {
      double value = i * (double) i - squares / width;
      sum += value * value;
    }
    return sum / 2;
  }
}
