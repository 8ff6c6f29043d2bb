package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * What becomes of a window's samples before anything else.
 *
 * @param scale what they are multiplied by: 1 for floats in [−1, 1), 32768 for what was 16-bit
 * @param filling what follows a clip that is shorter than the window
 */
public record Samples(double scale, Filling filling) {

  /** Floats in [−1, 1), zeros after a short clip. */
  public static final Samples PLAIN = new Samples(1, Filling.ZERO);

  /** What follows a clip that is shorter than the window. */
  public enum Filling {
    /** Zeros. */
    ZERO,
    /** The clip again, from its beginning, until the window is full. */
    REPEAT
  }

  /** Refuses a scale that leaves nothing. */
  public Samples {
    Rule.check(
        scale > 0 && Double.isFinite(scale), "samples.scale must be above 0", "scale", scale);
  }
}
