package dev.earmark.spectrogram;

/** Mel bands as sparse rows: each band is a run of bins and their weights. */
final class MelFilters {

  private final int[] firstBin;
  private final float[][] weights;

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
        weights[m][i] = (float) weight(bands.norm(), corners, m, (first + i) * binHz);
      }
    }
  }

  private static double weight(MelBands.Norm norm, double[] corners, int band, double hz) {
    double low = corners[band];
    double peak = corners[band + 1];
    double high = corners[band + 2];
    double height = norm == MelBands.Norm.SLANEY ? 2 / (high - low) : 1;
    return height * Math.max(0, Math.min((hz - low) / (peak - low), (high - hz) / (high - peak)));
  }

  int nMels() {
    return weights.length;
  }

  /** Puts the weighted sums of one frame's bins from {@code out[at]} on. */
  void apply(float[] bins, float[] out, int at) {
    for (int m = 0; m < weights.length; m++) {
      float[] row = weights[m];
      int first = firstBin[m];
      float sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * bins[first + i];
      }
      out[at + m] = sum;
    }
  }
}
