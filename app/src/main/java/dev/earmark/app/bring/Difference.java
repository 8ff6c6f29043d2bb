package dev.earmark.app.bring;

/**
 * How far numbers are from those that were expected.
 *
 * @param largest the largest difference; infinite where one is no number
 * @param scale what it is measured against
 * @param at which number
 * @param expected that number
 * @param made in its place
 */
record Difference(double largest, double scale, int at, double expected, double made) {

  /** Measured against the largest expected number, as golden spectrograms are. */
  static Difference ofScale(double[] expected, double[] made) {
    double scale = 0;
    for (double number : expected) {
      scale = Math.max(scale, Math.abs(number));
    }
    return of(expected, made, scale == 0 ? 1 : scale);
  }

  /** Measured as it is; both are as many. */
  static Difference of(double[] expected, double[] made, double scale) {
    int worst = 0;
    double largest = -1;
    for (int i = 0; i < expected.length; i++) {
      double far = Math.abs(expected[i] - made[i]);
      far = Double.isNaN(far) ? Double.POSITIVE_INFINITY : far;
      if (far > largest) {
        largest = far;
        worst = i;
      }
    }
    return new Difference(largest, scale, worst, expected[worst], made[worst]);
  }

  /** Relative to the scale. */
  double relative() {
    return largest / scale;
  }
}
