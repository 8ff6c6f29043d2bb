package dev.earmark.client.audio.vorbis;

/**
 * The inverse modified discrete cosine transform of one block size: {@code y[i] = sum over k of
 * x[k] cos(pi / m (i + 1/2 + m / 2) (k + 1/2))} for the m lines x and 2 m samples y.
 *
 * <p>It is a cosine transform of type IV, which is a Fourier transform of m / 2 complex numbers
 * between two rotations; its m values are all of the block, turned over and over.
 */
final class Imdct {
  private final int lines;
  private final Fft fft;
  private final float[] cosines;
  private final float[] sines;
  private final float[] re;
  private final float[] im;

  /**
   * @param block samples of a block, a power of two from 64
   */
  Imdct(int block) {
    lines = block / 2;
    int half = lines / 2;
    fft = new Fft(half);
    cosines = new float[half];
    sines = new float[half];
    re = new float[half];
    im = new float[half];
    for (int k = 0; k < half; k++) {
      cosines[k] = (float) Math.cos(Math.PI * (k + .125) / lines);
      sines[k] = (float) Math.sin(Math.PI * (k + .125) / lines);
    }
  }

  /** Turns a spectrum into the two halves of a block, each as long as the spectrum. */
  void transform(float[] spectrum, float[] left, float[] right) {
    rotateIn(spectrum);
    fft.transform(re, im);
    int quarter = lines / 2;
    for (int k = 0; k < quarter; k++) {
      float even = re[k] * cosines[k] + im[k] * sines[k];
      float odd = re[k] * sines[k] - im[k] * cosines[k];
      place(2 * k, even, left, right);
      place(lines - 1 - 2 * k, odd, left, right);
    }
  }

  private void rotateIn(float[] spectrum) {
    for (int k = 0; k < cosines.length; k++) {
      float even = spectrum[2 * k];
      float odd = spectrum[lines - 1 - 2 * k];
      int at = fft.place(k);
      re[at] = even * cosines[k] + odd * sines[k];
      im[at] = odd * cosines[k] - even * sines[k];
    }
  }

  /** Each value of the cosine transform is two samples of one half. */
  private void place(int i, float value, float[] left, float[] right) {
    int quarter = lines / 2;
    if (i < quarter) {
      right[quarter - 1 - i] = -value;
      right[quarter + i] = -value;
    } else {
      left[i - quarter] = value;
      left[lines + quarter - 1 - i] = -value;
    }
  }
}
