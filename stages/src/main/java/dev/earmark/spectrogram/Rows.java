package dev.earmark.spectrogram;

/**
 * Complex rows of equal length, and the sums and products of a Fourier transform down their
 * columns; for one thread at a time.
 *
 * <p>Every loop goes through at most four arrays at the same index, which it reads before it
 * writes: that much the JIT compiler turns into vector instructions. It gives up on more arrays and
 * on indexes that differ.
 */
final class Rows {

  private static final double THIRD = 2 * Math.PI / 3;
  private static final double FIFTH = 2 * Math.PI / 5;
  private static final float SIN_THIRD = (float) Math.sin(THIRD);
  private static final float COS_FIFTH = (float) Math.cos(FIFTH);
  private static final float SIN_FIFTH = (float) Math.sin(FIFTH);
  private static final float COS_TWO_FIFTHS = (float) Math.cos(2 * FIFTH);
  private static final float SIN_TWO_FIFTHS = (float) Math.sin(2 * FIFTH);

  private final float[][] re;
  private final float[][] im;
  private int length;

  /** So many rows of at most so many numbers. */
  Rows(int rows, int longest) {
    re = new float[rows][longest];
    im = new float[rows][longest];
  }

  /** Real parts of a row. */
  float[] re(int row) {
    return re[row];
  }

  /** Imaginary parts of a row. */
  float[] im(int row) {
    return im[row];
  }

  /** From here on every method takes so many numbers of each row. */
  void length(int length) {
    this.length = length;
  }

  /** {@code a, b} become {@code a + b, a - b}. */
  void addAndSubtract(int a, int b) {
    addAndSubtract(re[a], re[b]);
    addAndSubtract(im[a], im[b]);
  }

  private void addAndSubtract(float[] a, float[] b) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float first = a[i];
      float second = b[i];
      a[i] = first + second;
      b[i] = first - second;
    }
  }

  /** {@code a, b} become {@code a + wb, a - wb}. */
  void addAndSubtract(int a, int b, Turn w) {
    addAndSubtract(re[a], im[a], re[b], im[b], w);
  }

  private void addAndSubtract(float[] aRe, float[] aIm, float[] bRe, float[] bIm, Turn w) {
    int end = length;
    float cos = w.cos();
    float sin = w.sin();
    for (int i = 0; i < end; i++) {
      float x = aRe[i];
      float y = aIm[i];
      float u = bRe[i];
      float v = bIm[i];
      float turnedRe = u * cos - v * sin;
      float turnedIm = u * sin + v * cos;
      aRe[i] = x + turnedRe;
      aIm[i] = y + turnedIm;
      bRe[i] = x - turnedRe;
      bIm[i] = y - turnedIm;
    }
  }

  /** {@code a} becomes {@code wa}. */
  void turn(int a, Turn w) {
    turn(re[a], im[a], w.cos(), w.sin());
  }

  private void turn(float[] aRe, float[] aIm, float cos, float sin) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float x = aRe[i];
      float y = aIm[i];
      aRe[i] = x * cos - y * sin;
      aIm[i] = x * sin + y * cos;
    }
  }

  /** Three rows become their Fourier transform. */
  void transform(int a, int b, int c) {
    addAndSubtract(b, c);
    thirds(re[a], re[b], re[c]);
    thirds(im[a], im[b], im[c]);
    subtractAndAddTurned(re[b], im[b], re[c], im[c]);
  }

  /** Of a row and of the sum and the difference of two, what the three outputs consist of. */
  private void thirds(float[] a, float[] sum, float[] difference) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float x = a[i];
      float both = sum[i];
      float apart = difference[i];
      a[i] = x + both;
      sum[i] = x - 0.5f * both;
      difference[i] = SIN_THIRD * apart;
    }
  }

  /** Five rows become their Fourier transform. */
  void transform(int a, int b, int c, int d, int e) {
    addAndSubtract(b, e);
    addAndSubtract(c, d);
    fifthsOfSums(re[a], re[b], re[c]);
    fifthsOfSums(im[a], im[b], im[c]);
    fifthsOfDifferences(re[e], re[d]);
    fifthsOfDifferences(im[e], im[d]);
    subtractAndAddTurned(re[b], im[b], re[e], im[e]);
    subtractAndAddTurned(re[c], im[c], re[d], im[d]);
  }

  private void fifthsOfSums(float[] a, float[] outer, float[] inner) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float x = a[i];
      float y = outer[i];
      float z = inner[i];
      a[i] = x + (y + z);
      outer[i] = x + (COS_FIFTH * y + COS_TWO_FIFTHS * z);
      inner[i] = x + (COS_TWO_FIFTHS * y + COS_FIFTH * z);
    }
  }

  private void fifthsOfDifferences(float[] outer, float[] inner) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float y = outer[i];
      float z = inner[i];
      outer[i] = SIN_FIFTH * y + SIN_TWO_FIFTHS * z;
      inner[i] = SIN_TWO_FIFTHS * y - SIN_FIFTH * z;
    }
  }

  /** {@code a, b} become {@code a - ib, a + ib}. */
  private void subtractAndAddTurned(float[] aRe, float[] aIm, float[] bRe, float[] bIm) {
    int end = length;
    for (int i = 0; i < end; i++) {
      float x = aRe[i];
      float y = aIm[i];
      float u = bRe[i];
      float v = bIm[i];
      aRe[i] = x + v;
      aIm[i] = y - u;
      bRe[i] = x - v;
      bIm[i] = y + u;
    }
  }
}
