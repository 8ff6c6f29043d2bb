package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * How a window is cut into frames and each frame becomes a spectrum; lengths in samples.
 *
 * <p>Frames that are not centred cover samples {@code [t·hopLength, t·hopLength + winLength)} and
 * are zero-padded at their end to {@code nFft}, as TensorFlow, Kaldi and YAMNet have it. Centred
 * frames are those of librosa and of torch.stft: the window is padded by {@code nFft / 2} on both
 * sides.
 *
 * @param winLength samples of a frame
 * @param hopLength samples from one frame's start to the next
 * @param nFft length of the Fourier transform, a power of two
 * @param window what a frame is multiplied by
 * @param padding what is put around the window, or that nothing is
 * @param power 1 for magnitudes, 2 for powers
 */
public record Stft(
    int winLength, int hopLength, int nFft, WindowFunction window, Padding padding, int power) {

  /** JTransforms starts threads of its own at 8192. */
  static final int LONGEST = 4096;

  private static final int SHORTEST = 16;

  /** The multiplier of a frame's samples. */
  public enum WindowFunction {
    /** Hann over {@code winLength}, whose last sample is not zero again. */
    HANN,
    /** Hann over {@code winLength - 1}, zero at both ends. */
    HANN_SYMMETRIC;

    /** The window function's values, of the given length. */
    float[] values(int length) {
      double period = this == HANN ? length : Math.max(1, length - 1);
      var values = new float[length];
      for (int n = 0; n < length; n++) {
        values[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / period));
      }
      return values;
    }
  }

  /** What surrounds a window before frames are cut from it. */
  public enum Padding {
    /** Nothing: frames never reach past the window. */
    NONE,
    /** The window mirrored about its first and last sample, which are not repeated. */
    REFLECT,
    /** Zeros. */
    CONSTANT
  }

  /** Refuses lengths that make no frames. */
  public Stft {
    Rule.check(
        nFft >= SHORTEST && nFft <= LONGEST && Integer.bitCount(nFft) == 1,
        "nFft must be a power of two in " + SHORTEST + ".." + LONGEST,
        "nFft",
        nFft);
    Rule.check(
        winLength >= 1 && winLength <= nFft,
        "winLength must be in 1..nFft",
        "winLength",
        winLength,
        "nFft",
        nFft);
    Rule.check(hopLength >= 1, "hopLength must be at least 1", "hopLength", hopLength);
    Rule.check(power == 1 || power == 2, "power must be 1 or 2", "power", power);
  }

  /** Frequency bins of a frame's spectrum, from 0 Hz to half the sample rate. */
  public int bins() {
    return nFft / 2 + 1;
  }

  /** Whether frames are centred on multiples of {@code hopLength}. */
  public boolean center() {
    return padding != Padding.NONE;
  }

  /** Frames of a window of so many samples; throws where there is none. */
  public int frames(int windowSamples) {
    int shortest =
        switch (padding) {
          case NONE -> winLength;
          case REFLECT -> nFft / 2 + 1;
          case CONSTANT -> 1;
        };
    Rule.check(
        windowSamples >= shortest,
        "windowSamples must be at least " + shortest + " for one frame",
        "windowSamples",
        windowSamples);
    return 1 + (center() ? windowSamples : windowSamples - winLength) / hopLength;
  }
}
