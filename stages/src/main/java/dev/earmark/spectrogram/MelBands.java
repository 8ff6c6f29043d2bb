package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * Triangular bands, evenly spaced on a mel scale: those of librosa and torchaudio, whose sides are
 * straight over Hz, or those of Kaldi, HTK and TensorFlow, whose sides are straight over mels.
 *
 * @param nMels how many
 * @param fMinHz lower end of the lowest band
 * @param fMaxHz upper end of the highest band
 * @param scale what a mel is
 * @param norm how a band is scaled
 * @param triangles over what a band's sides are straight
 */
public record MelBands(
    int nMels, double fMinHz, double fMaxHz, Scale scale, Norm norm, Triangles triangles) {

  /** Over what a band's sides are straight. */
  public enum Triangles {
    /** Over frequency. */
    HZ,
    /** Over mels. */
    MEL
  }

  /** What a mel is. */
  public enum Scale {
    /** {@code 2595 log10(1 + f/700)}. */
    HTK {
      @Override
      double ofHz(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
      }

      @Override
      double toHz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
      }
    },
    /** Linear below 1000 Hz, logarithmic above: Slaney's Auditory Toolbox and librosa's default. */
    SLANEY {
      @Override
      double ofHz(double hz) {
        return hz < 1000 ? hz * 3 / 200 : 15 + 27 * Math.log(hz / 1000) / Math.log(6.4);
      }

      @Override
      double toHz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp(Math.log(6.4) * (mel - 15) / 27);
      }
    };

    abstract double ofHz(double hz);

    abstract double toHz(double mel);
  }

  /** How a band is scaled. */
  public enum Norm {
    /** Every band peaks at 1. */
    NONE,
    /** Every band has the same area: 2 divided by its width in Hz. */
    SLANEY
  }

  /** Bands of straight sides over frequency. */
  public MelBands(int nMels, double fMinHz, double fMaxHz, Scale scale, Norm norm) {
    this(nMels, fMinHz, fMaxHz, scale, norm, Triangles.HZ);
  }

  /** Refuses bands that cannot be laid out. */
  public MelBands {
    Rule.check(
        nMels >= 1 && nMels <= Stft.LONGEST, "nMels must be in 1.." + Stft.LONGEST, "nMels", nMels);
    Rule.check(
        fMinHz >= 0 && fMinHz < fMaxHz && Double.isFinite(fMaxHz),
        "fMinHz must be in 0..fMaxHz",
        "fMinHz",
        fMinHz,
        "fMaxHz",
        fMaxHz);
  }

  /** Where bands begin, peak and end: band m spans corners m to m + 2; in Hz. */
  double[] corners() {
    double low = scale.ofHz(fMinHz);
    double step = (scale.ofHz(fMaxHz) - low) / (nMels + 1);
    var corners = new double[nMels + 2];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = scale.toHz(low + step * i);
    }
    return corners;
  }

  /** What a band's sides are straight over. */
  double place(double hz) {
    return triangles == Triangles.HZ ? hz : scale.ofHz(hz);
  }
}
