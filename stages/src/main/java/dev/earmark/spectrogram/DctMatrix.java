package dev.earmark.spectrogram;

/** Each frame's bands to its cepstral coefficients, of which a part is kept. */
final class DctMatrix implements FeatureStep {

  private final Extent extent;
  private final float[][] rows;
  private final float[] coefficients;

  DctMatrix(Dct dct, Crop crop, Extent bands) {
    extent = new Extent(1, bands.frames(), crop.bins(dct.nMfcc()));
    rows = new float[extent.bins()][bands.bins()];
    for (int n = 0; n < rows.length; n++) {
      for (int m = 0; m < rows[n].length; m++) {
        rows[n][m] = (float) dct.weight(n + crop.fromBin(), m, rows[n].length);
      }
    }
    coefficients = new float[extent.size()];
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    int bands = rows[0].length;
    for (int t = 0; t < extent.frames(); t++) {
      for (int n = 0; n < rows.length; n++) {
        coefficients[t * rows.length + n] = (float) product(rows[n], features, t * bands);
      }
    }
    return coefficients;
  }

  /** In double, because a log mel spectrogram has a mean far from zero that cancels here. */
  private static double product(float[] row, float[] values, int from) {
    double sum = 0;
    for (int m = 0; m < row.length; m++) {
      sum += (double) row[m] * values[from + m];
    }
    return sum;
  }
}
