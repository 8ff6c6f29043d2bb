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

  int nMels() {
    return weights.length;
  }

  /** Puts the weighted sums of one frame's bins from {@code out[at]} on. */
  void apply(float[] bins, float[] out, int at) {
    for (int m = 0; m < weights.length; m++) {
      out[at + m] = sum(weights[m], bins, firstBin[m]);
    }
  }

  /** In four sums, because each addition waits for the one before it. */
  private static float sum(float[] row, float[] bins, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < row.length; i += 4) {
      a += row[i] * bins[first + i];
      b += row[i + 1] * bins[first + i + 1];
      c += row[i + 2] * bins[first + i + 2];
      d += row[i + 3] * bins[first + i + 3];
    }
    for (; i < row.length; i++) {
      a += row[i] * bins[first + i];
    }
    return (a + b) + (c + d);
  }
}
