package dev.earmark.client.audio.vorbis;

import java.util.Arrays;

/** What all packets of one block size share. */
final class BlockSize {
  private final int half;
  private final Imdct imdct;
  private final float[][] spectra;
  private final float[] slope;

  /**
   * @param samples of a block, a power of two from 64
   */
  BlockSize(int samples, int channels) {
    half = samples / 2;
    imdct = new Imdct(samples);
    spectra = new float[channels][half];
    slope = new float[half];
    for (int i = 0; i < half; i++) {
      double sine = Math.sin((i + .5) / samples * Math.PI);
      slope[i] = (float) Math.sin(Math.PI / 2 * sine * sine);
    }
  }

  /** Returns half the samples of a block, which are the lines of a spectrum. */
  int half() {
    return half;
  }

  Imdct imdct() {
    return imdct;
  }

  /** Returns how the window of this block size rises (section 4.3.1). */
  float[] slope() {
    return slope;
  }

  /** Returns a spectrum of zeros for each channel; the next call returns the same arrays. */
  float[][] emptySpectra() {
    for (float[] spectrum : spectra) {
      Arrays.fill(spectrum, 0);
    }
    return spectra;
  }
}
