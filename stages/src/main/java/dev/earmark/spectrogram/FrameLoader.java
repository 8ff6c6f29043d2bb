package dev.earmark.spectrogram;

import java.util.Arrays;

/** Frames of a signal, prepared and multiplied by the window function, to a transform's lanes. */
final class FrameLoader {

  private final Framing framing;
  private final FrameTransform to;
  private final int nFft;
  private final int lead;
  private final float[] window;
  private final float[] weights;
  private final int[] startsPrepared;
  private final float[] prepared;

  FrameLoader(Stft stft, double scale, FrameTransform to) {
    this.to = to;
    framing = stft.framing();
    nFft = stft.nFft();
    // The zeros before a frame change only its phases.
    lead = stft.complex() ? stft.lead() : 0;
    window = scaled(stft.window().values(stft.winLength()), stft, scale);
    boolean plain = framing.plain();
    weights = plain ? window : ones(window.length);
    startsPrepared = new int[plain ? 0 : to.mostLanes()];
    Arrays.setAll(startsPrepared, lane -> lane * window.length);
    prepared = new float[startsPrepared.length * window.length];
  }

  private static float[] scaled(float[] window, Stft stft, double scale) {
    double factor = scale * stft.framing().factor(window, stft.nFft());
    for (int n = 0; n < window.length; n++) {
      window[n] = (float) (window[n] * factor);
    }
    return window;
  }

  private static float[] ones(int length) {
    var ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Loads into each lane the frame whose window function begins at that sample. */
  void load(float[] signal, int[] starts) {
    if (framing.plain()) {
      loadAll(signal, starts);
      return;
    }
    for (int lane = 0; lane < to.lanes(); lane++) {
      prepare(signal, starts[lane], lane * window.length);
    }
    loadAll(prepared, startsPrepared);
  }

  private void loadAll(float[] signal, int[] starts) {
    for (int position = 0; position < nFft; position += 2) {
      int n = position - lead;
      if (n >= 0 && n + 1 < weights.length) {
        two(signal, starts, position);
      } else {
        one(signal, starts, position);
        one(signal, starts, position + 1);
      }
    }
  }

  /** The samples at an even position of the transform and at the next. */
  private void two(float[] signal, int[] starts, int position) {
    float[] even = to.even(position / 2);
    float[] odd = to.odd(position / 2);
    int at = to.at(position / 2);
    int n = position - lead;
    float weight = weights[n];
    float next = weights[n + 1];
    int end = to.lanes();
    for (int lane = 0; lane < end; lane++) {
      int from = starts[lane] + n;
      even[at + lane] = signal[from] * weight;
      odd[at + lane] = signal[from + 1] * next;
    }
  }

  /** The samples at one position of the transform; zeros before and after the window function. */
  private void one(float[] signal, int[] starts, int position) {
    float[] row = position % 2 == 0 ? to.even(position / 2) : to.odd(position / 2);
    int at = to.at(position / 2);
    int n = position - lead;
    int end = to.lanes();
    if (n < 0 || n >= weights.length) {
      Arrays.fill(row, at, at + end, 0);
      return;
    }
    float weight = weights[n];
    for (int lane = 0; lane < end; lane++) {
      row[at + lane] = signal[starts[lane] + n] * weight;
    }
  }

  /** A frame without its mean, then without a share of the sample before each, then windowed. */
  private void prepare(float[] signal, int start, int at) {
    double mean = framing.removeDcOffset() ? mean(signal, start) : 0;
    double share = framing.preEmphasis();
    double before = signal[start] - mean;
    for (int n = 0; n < window.length; n++) {
      double sample = signal[start + n] - mean;
      prepared[at + n] = (float) ((sample - share * before) * window[n]);
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
}
