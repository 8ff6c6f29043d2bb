package dev.earmark.client.audio.vorbis;

/** The frequency response of a filter of line spectral pairs (section 6.2.3). */
final class Floor0Curve {
  private static final double NEPERS_A_DECIBEL = .11512925;

  private final double[] cosines;
  private final double decibels;
  private final int offset;

  /**
   * @param decibels amplitude
   * @param offset by how many decibels the curve is lowered
   */
  Floor0Curve(float[] coefficients, double decibels, int offset) {
    this.decibels = decibels;
    this.offset = offset;
    cosines = new double[coefficients.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = Math.cos(coefficients[i]);
    }
  }

  void multiply(float[] spectrum, BarkMap map) {
    for (int from = 0; from < map.lines(); ) {
      int end = map.end(from);
      double response = decibels / Math.sqrt(power(map.cosine(from)));
      float factor = (float) Math.exp(NEPERS_A_DECIBEL * (response - offset));
      for (int i = from; i < end; i++) {
        spectrum[i] *= factor;
      }
      from = end;
    }
  }

  /** Returns p + q at a place, given its cosine. */
  private double power(double cosine) {
    double p = 1;
    double q = 1;
    for (int i = 0; i < cosines.length; i++) {
      double factor = 4 * (cosines[i] - cosine) * (cosines[i] - cosine);
      if ((i & 1) == 1) {
        p *= factor;
      } else {
        q *= factor;
      }
    }
    return (cosines.length & 1) == 1
        ? p * (1 - cosine * cosine) + q / 4
        : p * (1 - cosine) / 2 + q * (1 + cosine) / 2;
  }
}
