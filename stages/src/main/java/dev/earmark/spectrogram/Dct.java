package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * Cepstral coefficients: the discrete cosine transform (type II) of each frame's log mel bands.
 *
 * @param nMfcc how many coefficients are kept
 * @param norm how they are scaled
 * @param lifter length of the lifter that raises the higher ones; 0 for none
 * @param lifterKind which lifter
 */
public record Dct(int nMfcc, Norm norm, double lifter, LifterKind lifterKind) {

  private static final int MOST = 1024;

  /** How coefficients are scaled; N is the number of bands. */
  public enum Norm {
    /** The transform is orthonormal: librosa, torchaudio, Kaldi. */
    ORTHO,
    /** Twice the sum of products, as SciPy has it without a norm. */
    NONE,
    /** {@code sqrt(2 / N)} times the sum for all: HTK and TensorFlow. */
    HTK
  }

  /** What coefficient n is multiplied by. */
  public enum LifterKind {
    /** {@code 1 + lifter / 2 · sin(π (n + 1) / lifter)}. */
    LIBROSA(1),
    /** {@code 1 + lifter / 2 · sin(π n / lifter)}: HTK's too. */
    KALDI(0);

    private final int ahead;

    LifterKind(int ahead) {
      this.ahead = ahead;
    }
  }

  /** Refuses counts that are none. */
  public Dct {
    Rule.within("nMfcc", nMfcc, 1, MOST);
    Rule.check(
        lifter >= 0 && Double.isFinite(lifter), "lifter must not be negative", "lifter", lifter);
  }

  /** The weight of band {@code m} of {@code nMels} in coefficient {@code n}. */
  double weight(int n, int m, int nMels) {
    double scale =
        switch (norm) {
          case NONE -> 2;
          case HTK -> Math.sqrt(2.0 / nMels);
          case ORTHO -> Math.sqrt((n == 0 ? 1.0 : 2.0) / nMels);
        };
    return lift(n) * scale * Math.cos(Math.PI * n * (m + 0.5) / nMels);
  }

  private double lift(int n) {
    return lifter == 0 ? 1 : 1 + lifter / 2 * Math.sin(Math.PI * (n + lifterKind.ahead) / lifter);
  }
}
