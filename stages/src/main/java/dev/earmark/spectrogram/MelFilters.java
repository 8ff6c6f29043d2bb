package dev.earmark.spectrogram;

import java.util.Arrays;

/** Mel bands as sparse rows: each band is a run of bins and their weights. */
final class MelFilters {

  private final int[] firstBin;
  private final float[][] weights;
  private int frames;

  /** Bands over the bins of an FFT of {@code nFft} samples at {@code sampleRate}. */
  MelFilters(MelBands bands, int nFft, int sampleRate) {
    double[] corners = bands.corners();
    firstBin = new int[bands.nMels()];
    weights = new float[bands.nMels()][];
    double binHz = (double) sampleRate / nFft;
    for (int m = 0; m < weights.length; m++) {
      int first = Math.min((int) Math.floor(corners[m] / binHz) + 1, nFft / 2);
      int end = Math.min((int) Math.ceil(corners[m + 2] / binHz), nFft / 2 + 1);
      firstBin[m] = first;
      weights[m] = new float[Math.max(0, end - first)];
      for (int i = 0; i < weights[m].length; i++) {
        weights[m][i] = (float) weight(bands, corners, m, (first + i) * binHz);
      }
    }
  }

  private static double weight(MelBands bands, double[] corners, int band, double hz) {
    double height =
        bands.norm() == MelBands.Norm.SLANEY ? 2 / (corners[band + 2] - corners[band]) : 1;
    double low = bands.place(corners[band]);
    double peak = bands.place(corners[band + 1]);
    double high = bands.place(corners[band + 2]);
    double at = bands.place(hz);
    return height * Math.max(0, Math.min((at - low) / (peak - low), (high - at) / (high - peak)));
  }

  /** Puts the weighted sums of bins at {@code [bin][frame]} at {@code [band][frame]}. */
  void apply(float[] bins, int frames, float[] bands) {
    this.frames = frames;
    Arrays.fill(bands, 0, weights.length * frames, 0);
    for (int m = 0; m < weights.length; m++) {
      int i = 0;
      for (; i + 3 < weights[m].length; i += 4) {
        addFour(bins, bands, m, i);
      }
      for (; i < weights[m].length; i++) {
        addOne(bins, bands, m, i);
      }
    }
  }

  /** Adds the bins {@code i..i+3} of a band. */
  private void addFour(float[] bins, float[] bands, int band, int i) {
    float[] row = weights[band];
    float a = row[i];
    float b = row[i + 1];
    float c = row[i + 2];
    float d = row[i + 3];
    int step = frames;
    int from = (firstBin[band] + i) * step;
    int end = from + step;
    int to = band * step - from;
    for (int t = from; t < end; t++) {
      bands[to + t] +=
          (a * bins[t] + b * bins[step + t]) + (c * bins[2 * step + t] + d * bins[3 * step + t]);
    }
  }

  private void addOne(float[] bins, float[] bands, int band, int i) {
    float weight = weights[band][i];
    int from = (firstBin[band] + i) * frames;
    int to = band * frames;
    int end = frames;
    for (int t = 0; t < end; t++) {
      bands[to + t] += weight * bins[from + t];
    }
  }
}
