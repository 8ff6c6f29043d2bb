package dev.earmark.spectrogram;

/** A window with samples put before and after it. */
final class Padder {

  private final int pad;
  private final int firstStart;
  private final Stft.Padding padding;
  private final float[] padded;

  Padder(Stft stft, int windowSamples) {
    padding = stft.padding();
    if (padding == Stft.Padding.SYMMETRIC) {
      int before = stft.winLength() / 2 - stft.hopLength() / 2;
      pad = stft.winLength();
      firstStart = pad - before;
    } else {
      pad = stft.nFft() / 2;
      firstStart = stft.lead();
    }
    padded = new float[windowSamples + 2 * pad];
  }

  /** Where the first frame's window function begins in what is padded. */
  int firstStart() {
    return firstStart;
  }

  /** Where it begins in the window: before its first sample. */
  int firstStartInWindow() {
    return firstStart - pad;
  }

  /** The padded window; the array is the same one every time. */
  float[] apply(float[] window) {
    System.arraycopy(window, 0, padded, pad, window.length);
    if (padding != Stft.Padding.CONSTANT) {
      mirror(window, padding == Stft.Padding.REFLECT ? 0 : 1);
    }
    return padded;
  }

  private void mirror(float[] window, int repeated) {
    int last = pad + window.length - 1;
    for (int i = 1; i <= pad; i++) {
      padded[pad - i] = window[i - repeated];
      padded[last + i] = window[window.length - 1 - i + repeated];
    }
  }
}
