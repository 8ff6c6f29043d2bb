package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * Another size by bilinear interpolation, as TensorFlow's {@code tf.image.resize} has it: pixel
 * centres at halves, no smoothing when it shrinks.
 *
 * @param frames afterwards
 * @param bins afterwards
 */
public record Resize(int frames, int bins) {

  private static final int LARGEST = 4096;

  /** Refuses an empty image. */
  public Resize {
    Rule.check(
        frames >= 1 && bins >= 1 && frames <= LARGEST && bins <= LARGEST,
        "resize must be to 1.." + LARGEST + " frames and bins",
        "frames",
        frames,
        "bins",
        bins);
  }
}
