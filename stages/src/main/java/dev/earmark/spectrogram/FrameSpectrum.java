package dev.earmark.spectrogram;

import org.jtransforms.fft.FloatFFT_1D;

/** One frame's samples to its magnitudes or powers, from 0 Hz to half the sample rate. */
final class FrameSpectrum {

  private final FloatFFT_1D fft;
  private final float[] window;
  private final float[] frame;
  private final boolean magnitude;

  FrameSpectrum(Stft stft) {
    fft = new FloatFFT_1D(stft.nFft());
    window = stft.window().values(stft.winLength());
    frame = new float[stft.nFft()];
    magnitude = stft.power() == 1;
  }

  /** Transforms the frame that begins at {@code signal[start]} into {@code bins}. */
  void apply(float[] signal, int start, float[] bins) {
    for (int n = 0; n < window.length; n++) {
      frame[n] = signal[start + n] * window[n];
    }
    for (int n = window.length; n < frame.length; n++) {
      frame[n] = 0;
    }
    fft.realForward(frame);
    unpack(bins);
    if (magnitude) {
      for (int k = 0; k < bins.length; k++) {
        bins[k] = (float) Math.sqrt(bins[k]);
      }
    }
  }

  /** JTransforms keeps the real parts of the first and the last bin in slots 0 and 1. */
  private void unpack(float[] bins) {
    int last = frame.length / 2;
    bins[0] = frame[0] * frame[0];
    bins[last] = frame[1] * frame[1];
    for (int k = 1; k < last; k++) {
      float re = frame[2 * k];
      float im = frame[2 * k + 1];
      bins[k] = re * re + im * im;
    }
  }
}
