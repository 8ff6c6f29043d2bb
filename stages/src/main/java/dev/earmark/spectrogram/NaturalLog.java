package dev.earmark.spectrogram;

/**
 * The natural logarithm to 1e-12, several times as fast as {@link Math#log}: a table of 128 values
 * of the mantissa, and five terms of the series of what is left.
 */
final class NaturalLog {
  private static final int MANTISSA_BITS = 52;
  private static final int TABLE_BITS = 7;
  private static final int ENTRIES = 1 << TABLE_BITS;
  private static final int LARGEST_EXPONENT = 2046;
  private static final int BIAS = 1023;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final double LN_2 = Math.log(2);

  /** Reciprocals of where each of the table's stretches begins, from 1 to 2. */
  private static final double[] RECIPROCALS = new double[ENTRIES];

  private static final double[] LOGS = new double[ENTRIES];

  static {
    for (int i = 0; i < ENTRIES; i++) {
      double begin = 1 + (double) i / ENTRIES;
      RECIPROCALS[i] = 1 / begin;
      LOGS[i] = Math.log(begin);
    }
  }

  private NaturalLog() {}

  /** The logarithm; of what has none, or next to none, what {@link Math#log} says. */
  static double of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long exponent = bits >> MANTISSA_BITS;
    if (exponent < 1 || exponent > LARGEST_EXPONENT) {
      return Math.log(value);
    }
    int i = (int) (bits >> (MANTISSA_BITS - TABLE_BITS)) & (ENTRIES - 1);
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    double rest = mantissa * RECIPROCALS[i] - 1;
    return (exponent - BIAS) * LN_2 + (LOGS[i] + ofOneAnd(rest));
  }

  /** The logarithm of one and at most 1/128. */
  private static double ofOneAnd(double x) {
    double square = x * x;
    return x - square * ((1 / 2.0 - x * (1 / 3.0)) + square * (1 / 4.0 - x * (1 / 5.0)));
  }
}
