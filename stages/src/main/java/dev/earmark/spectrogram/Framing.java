package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * What is done to each frame besides the window function.
 *
 * @param align where a window shorter than the transform lies in its frame, if frames are not
 *     centred
 * @param removeDcOffset whether each frame's mean is taken off first, as Kaldi does
 * @param preEmphasis share of the sample before that is then taken off each sample, frame by frame
 *     as Kaldi does; 0 for none
 * @param normalized what the spectrum is divided by
 */
public record Framing(
    Align align, boolean removeDcOffset, double preEmphasis, Normalized normalized) {

  /** Frames as they are, zeros after them. */
  public static final Framing PLAIN = new Framing(Align.LEFT, false, 0, Normalized.NONE);

  /** Where a window shorter than the transform lies in its frame. */
  public enum Align {
    /** At the beginning: TensorFlow, Kaldi. A frame is {@code winLength} samples. */
    LEFT,
    /** In the middle: librosa, torch. A frame is {@code nFft} samples. */
    CENTER
  }

  /** What a spectrum is divided by. */
  public enum Normalized {
    /** Nothing. */
    NONE,
    /** The root of the window function's sum of squares: torchaudio's {@code normalized=True}. */
    WINDOW,
    /** The root of {@code nFft}: torch.stft's {@code normalized=True}. */
    FRAME_LENGTH
  }

  /** Refuses a pre-emphasis that is none. */
  public Framing {
    Rule.check(
        preEmphasis >= 0 && preEmphasis <= 1,
        "preEmphasis must be in 0..1",
        "preEmphasis",
        preEmphasis);
  }

  /** Whether a frame is its samples and nothing else. */
  boolean plain() {
    return !removeDcOffset && preEmphasis == 0;
  }

  /** What the window function is multiplied by, so that the spectrum is normalised. */
  double factor(float[] window, int nFft) {
    return switch (normalized) {
      case NONE -> 1;
      case FRAME_LENGTH -> 1 / Math.sqrt(nFft);
      case WINDOW -> 1 / Math.sqrt(squares(window));
    };
  }

  private static double squares(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return squares;
  }
}
