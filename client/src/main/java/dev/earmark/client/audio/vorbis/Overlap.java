package dev.earmark.client.audio.vorbis;

/** Laps the blocks of one channel (section 4.3.8). */
final class Overlap {
  private final float[] samples;
  private final float[] left;
  private float[] right;
  private float[] previous;

  /**
   * @param longest half the samples of the longest block
   */
  Overlap(int longest) {
    samples = new float[longest];
    left = new float[longest];
    right = new float[longest];
    previous = new float[longest];
  }

  /** Returns what {@link #next} made. */
  float[] samples() {
    return samples;
  }

  /** Takes the first block, which gives no samples. */
  void first(BlockSize block, float[] spectrum) {
    block.imdct().transform(spectrum, left, right);
    swap();
  }

  /**
   * Takes the next block: its samples reach from the middle of the previous one to its own.
   *
   * <p>The slope of the shorter one is in the middle of the longer one's half; what is outside is
   * of the longer one alone. Where packets follow each other, their flags say the same.
   */
  void next(BlockSize before, BlockSize block, float[] spectrum) {
    block.imdct().transform(spectrum, left, right);
    int beforeAlone = Math.max(0, (before.half() - block.half()) / 2);
    int blockAlone = Math.max(0, (block.half() - before.half()) / 2);
    float[] slope = beforeAlone > 0 ? block.slope() : before.slope();
    System.arraycopy(previous, 0, samples, 0, beforeAlone);
    for (int i = 0; i < slope.length; i++) {
      samples[beforeAlone + i] =
          previous[beforeAlone + i] * slope[slope.length - 1 - i] + left[blockAlone + i] * slope[i];
    }
    System.arraycopy(left, blockAlone + slope.length, samples, slope.length, blockAlone);
    swap();
  }

  private void swap() {
    float[] spare = previous;
    previous = right;
    right = spare;
  }
}
