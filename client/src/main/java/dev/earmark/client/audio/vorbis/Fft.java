package dev.earmark.client.audio.vorbis;

/** The Fourier transform of complex numbers, a power of two of them and at least four. */
final class Fft {
  private final int size;
  private final float[] cosines;
  private final float[] sines;

  Fft(int size) {
    this.size = size;
    cosines = new float[size / 2];
    sines = new float[size / 2];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = (float) Math.cos(2 * Math.PI * i / size);
      sines[i] = (float) Math.sin(2 * Math.PI * i / size);
    }
  }

  /** Returns where the input of this index must be: its bits in reverse. */
  int place(int index) {
    return Integer.reverse(index) >>> (Integer.numberOfLeadingZeros(size) + 1);
  }

  /** Transforms in place what {@link #place} has put there. */
  void transform(float[] re, float[] im) {
    for (int half = 1; half < size; half *= 2) {
      for (int from = 0; from < size; from += 2 * half) {
        join(re, im, from, half);
      }
    }
  }

  private void join(float[] re, float[] im, int from, int half) {
    int stride = size / (2 * half);
    for (int i = from, turn = 0; i < from + half; i++, turn += stride) {
      int j = i + half;
      float turnedRe = re[j] * cosines[turn] + im[j] * sines[turn];
      float turnedIm = im[j] * cosines[turn] - re[j] * sines[turn];
      re[j] = re[i] - turnedRe;
      im[j] = im[i] - turnedIm;
      re[i] += turnedRe;
      im[i] += turnedIm;
    }
  }
}
