package dev.earmark.spectrogram;

/** A window with {@code nFft / 2} samples put before and after it. */
final class Padder {

  private final int pad;
  private final boolean reflect;
  private final float[] padded;

  Padder(Stft stft, int windowSamples) {
    pad = stft.nFft() / 2;
    reflect = stft.padding() == Stft.Padding.REFLECT;
    padded = new float[windowSamples + 2 * pad];
  }

  /** The padded window; the array is the same one every time. */
  float[] apply(float[] window) {
    System.arraycopy(window, 0, padded, pad, window.length);
    if (reflect) {
      int last = pad + window.length - 1;
      for (int i = 1; i <= pad; i++) {
        padded[pad - i] = window[i];
        padded[last + i] = window[window.length - 1 - i];
      }
    }
    return padded;
  }
}
