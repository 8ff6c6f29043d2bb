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
 * @param nFft length of the Fourier transform: even, a product of twos, threes and fives
 * @param window what a frame is multiplied by
 * @param padding what is put around the window, or that nothing is
 * @param power 1 for magnitudes, 2 for powers, 0 for real and imaginary parts
 * @param framing what else is done to a frame
 */
public record Stft(
    int winLength,
    int hopLength,
    int nFft,
    WindowFunction window,
    Padding padding,
    int power,
    Framing framing) {

  /**
   * Of frames of this length 16 at a time stay in a core's cache, of longer ones too few for a
   * vector; see {@link FrameTransform}.
   */
  static final int LONGEST = 4096;

  private static final int SHORTEST = 16;

  /** The multiplier of a frame's samples. */
  public enum WindowFunction {
    /** Hann over {@code winLength}, whose last sample is not zero again. */
    HANN(0, 0.5, 0.5, 0),
    /** Hann over {@code winLength - 1}, zero at both ends. */
    HANN_SYMMETRIC(1, 0.5, 0.5, 0),
    /** Hamming, {@code 0.54 - 0.46 cos}, over {@code winLength}. */
    HAMMING(0, 0.54, 0.46, 0),
    /** Hamming over {@code winLength - 1}: Kaldi's. */
    HAMMING_SYMMETRIC(1, 0.54, 0.46, 0),
    /** Blackman, {@code 0.42 - 0.5 cos + 0.08 cos}, over {@code winLength}: the browser's. */
    BLACKMAN(0, 0.42, 0.5, 0.08),
    /** Blackman over {@code winLength - 1}: Kaldi's. */
    BLACKMAN_SYMMETRIC(1, 0.42, 0.5, 0.08),
    /** Kaldi's own: symmetric Hann to the power 0.85. */
    POVEY(1, 0.5, 0.5, 0),
    /** Ones. */
    RECTANGULAR(0, 1, 0, 0);

    private final int shorter;
    private final double constant;
    private final double first;
    private final double second;

    WindowFunction(int shorter, double constant, double first, double second) {
      this.shorter = shorter;
      this.constant = constant;
      this.first = first;
      this.second = second;
    }

    /** The window function's values, of the given length. */
    float[] values(int length) {
      double period = Math.max(1, length - shorter);
      var values = new float[length];
      for (int n = 0; n < length; n++) {
        double value = value(2 * Math.PI * n / period);
        values[n] = (float) (this == POVEY ? Math.pow(value, 0.85) : value);
      }
      return values;
    }

    private double value(double phase) {
      double value = constant - first * Math.cos(phase);
      return second == 0 ? value : value + second * Math.cos(2 * phase);
    }
  }

  /** What surrounds a window before frames are cut from it. */
  public enum Padding {
    /** Nothing: frames never reach past the window. */
    NONE,
    /** The window mirrored about its first and last sample, which are not repeated. */
    REFLECT,
    /** Zeros. */
    CONSTANT,
    /**
     * The window mirrored about its ends, whose samples are repeated, and frames centred on {@code
     * hopLength / 2 + t·hopLength}: Kaldi's {@code snip_edges=false}.
     */
    SYMMETRIC
  }

  /** Refuses lengths that make no frames. */
  public Stft {
    Rule.check(
        nFft >= SHORTEST && nFft <= LONGEST && fast(nFft),
        "nFft must be even, in " + SHORTEST + ".." + LONGEST + " and a product of 2, 3 and 5",
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
    Rule.check(power >= 0 && power <= 2, "power must be 1 or 2", "power", power);
    Rule.check(
        padding == Padding.NONE || framing.align() == Framing.Align.LEFT,
        "winAlign belongs to center=false",
        "winAlign",
        framing.align());
  }

  /** Frames without anything of their own. */
  public Stft(
      int winLength, int hopLength, int nFft, WindowFunction window, Padding padding, int power) {
    this(winLength, hopLength, nFft, window, padding, power, Framing.PLAIN);
  }

  /** Whether it is even and a product of twos, threes and fives. */
  static boolean fast(int n) {
    int rest = n;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1 && n % 2 == 0;
  }

  /** Frequency bins of a frame's spectrum, from 0 Hz to half the sample rate. */
  public int bins() {
    return nFft / 2 + 1;
  }

  /** Whether real and imaginary parts are kept apart. */
  boolean complex() {
    return power == 0;
  }

  /** Whether frames are centred on multiples of {@code hopLength}, so that they reach outside. */
  public boolean center() {
    return padding != Padding.NONE;
  }

  /** Zeros before the window function within a frame of the transform. */
  int lead() {
    boolean middle =
        padding == Padding.REFLECT
            || padding == Padding.CONSTANT
            || framing.align() == Framing.Align.CENTER;
    return middle ? (nFft - winLength) / 2 : 0;
  }

  /** Samples of the window that one frame takes up, if it is not centred. */
  private int reach() {
    return framing.align() == Framing.Align.CENTER ? nFft : winLength;
  }

  /** Frames of a window of so many samples; throws where there is none. */
  public int frames(int windowSamples) {
    int shortest =
        switch (padding) {
          case NONE -> reach();
          case REFLECT -> nFft / 2 + 1;
          case CONSTANT -> 1;
          case SYMMETRIC -> Math.max(winLength, hopLength);
        };
    Rule.check(
        windowSamples >= shortest,
        "windowSamples must be at least " + shortest + " for one frame",
        "windowSamples",
        windowSamples);
    return switch (padding) {
      case NONE -> 1 + (windowSamples - reach()) / hopLength;
      case REFLECT, CONSTANT -> 1 + windowSamples / hopLength;
      case SYMMETRIC -> (windowSamples + hopLength / 2) / hopLength;
    };
  }
}
