package dev.earmark.spectrogram;

/**
 * A twiddle factor of a Fourier transform, {@code cos + i sin}, computed in double precision.
 *
 * @param cos real part
 * @param sin imaginary part
 */
record Turn(float cos, float sin) {

  /** By {@code k} of {@code n} parts of a circle, clockwise. */
  static Turn of(long k, int n) {
    double angle = 2 * Math.PI * (k % n) / n;
    return new Turn((float) Math.cos(angle), (float) -Math.sin(angle));
  }
}
