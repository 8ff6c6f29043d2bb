package dev.earmark.spectrogram;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * One frame's samples to its magnitudes or powers, from 0 Hz to half the sample rate, or to its
 * real parts followed by its imaginary parts.
 */
final class FrameSpectrum {

  private final FloatFFT_1D fft;
  private final float[] window;
  private final float[] frame;
  private final int lead;
  private final int power;
  private final Framing framing;

  FrameSpectrum(Stft stft, double scale) {
    fft = new FloatFFT_1D(stft.nFft());
    framing = stft.framing();
    window = scaled(stft.window().values(stft.winLength()), stft, scale);
    frame = new float[stft.nFft()];
    power = stft.power();
    // The zeros before a frame change only its phases.
    lead = stft.complex() ? stft.lead() : 0;
  }

  private static float[] scaled(float[] window, Stft stft, double scale) {
    double factor = scale * stft.framing().factor(window, stft.nFft());
    for (int n = 0; n < window.length; n++) {
      window[n] = (float) (window[n] * factor);
    }
    return window;
  }

  /** Transforms the frame whose window function begins at {@code signal[start]}. */
  void apply(float[] signal, int start, float[] bins) {
    if (framing.plain()) {
      for (int n = 0; n < window.length; n++) {
        frame[lead + n] = signal[start + n] * window[n];
      }
    } else {
      prepared(signal, start);
    }
    clear(0, lead);
    clear(lead + window.length, frame.length);
    fft.realForward(frame);
    switch (power) {
      case 0 -> parts(bins);
      case 1 -> magnitudes(bins);
      default -> powers(bins);
    }
  }

  private void clear(int from, int to) {
    for (int n = from; n < to; n++) {
      frame[n] = 0;
    }
  }

  /** The frame without its mean, then without a share of the sample before each, then windowed. */
  private void prepared(float[] signal, int start) {
    double mean = framing.removeDcOffset() ? mean(signal, start) : 0;
    double share = framing.preEmphasis();
    double before = signal[start] - mean;
    for (int n = 0; n < window.length; n++) {
      double sample = signal[start + n] - mean;
      frame[lead + n] = (float) ((sample - share * before) * window[n]);
      before = sample;
    }
  }

  private double mean(float[] signal, int start) {
    double sum = 0;
    for (int n = 0; n < window.length; n++) {
      sum += signal[start + n];
    }
    return sum / window.length;
  }

  private void magnitudes(float[] bins) {
    powers(bins);
    for (int k = 0; k < bins.length; k++) {
      bins[k] = (float) Math.sqrt(bins[k]);
    }
  }

  /** JTransforms keeps the real parts of the first and the last bin in slots 0 and 1. */
  private void powers(float[] bins) {
    int last = frame.length / 2;
    bins[0] = frame[0] * frame[0];
    bins[last] = frame[1] * frame[1];
    for (int k = 1; k < last; k++) {
      float re = frame[2 * k];
      float im = frame[2 * k + 1];
      bins[k] = re * re + im * im;
    }
  }

  private void parts(float[] bins) {
    int last = frame.length / 2;
    int imaginary = last + 1;
    bins[0] = frame[0];
    bins[last] = frame[1];
    bins[imaginary] = 0;
    bins[imaginary + last] = 0;
    for (int k = 1; k < last; k++) {
      bins[k] = frame[2 * k];
      bins[imaginary + k] = frame[2 * k + 1];
    }
  }
}
