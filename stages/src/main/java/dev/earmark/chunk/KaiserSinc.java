package dev.earmark.chunk;

/**
 * The low-pass between two rates: a sinc under a Kaiser window, as a function of time.
 *
 * <p>It passes up to 0.9 of the lower rate's Nyquist frequency and stops from that frequency on, by
 * 85 dB: 54 samples of the lower rate on either side (J. F. Kaiser's formulas; Oppenheim and
 * Schafer, Discrete-Time Signal Processing, section 7.5.3). {@link StrictMath} makes its values the
 * same on every machine.
 */
final class KaiserSinc {
  private static final double STOP_BAND_DB = 85;
  private static final double BETA = 0.1102 * (STOP_BAND_DB - 8.7);
  private static final double WINDOW_PEAK = bessel(BETA);
  private static final double CUTOFF = 0.95;
  private static final double HALF_WIDTH = 54;

  private final double cutoff;
  private final double halfWidth;

  KaiserSinc(Rates rates) {
    double lower = Math.min(1.0, (double) rates.to() / rates.from());
    cutoff = CUTOFF * lower;
    halfWidth = HALF_WIDTH / lower;
  }

  /** Returns the source samples on either side that the filter reaches. */
  int half() {
    return (int) Math.ceil(halfWidth);
  }

  /** Returns the value at a distance in source samples. */
  double at(double distance) {
    double x = distance / halfWidth;
    if (Math.abs(x) >= 1) {
      return 0;
    }
    return cutoff * sinc(cutoff * distance) * bessel(BETA * Math.sqrt(1 - x * x)) / WINDOW_PEAK;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  /** Modified Bessel function of the first kind and order zero, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > sum * 1e-18; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}
