package dev.earmark.spectrogram;

/** A normalisation at work, in place. */
final class Normaliser implements FeatureStep {

  private final Normalisation normalisation;
  private final Extent extent;
  private final double[] means;
  private final double[] factors;

  Normaliser(Normalisation normalisation, Extent extent) {
    this.normalisation = normalisation;
    this.extent = extent;
    means = normalisation.means().stream().mapToDouble(mean -> mean).toArray();
    factors =
        normalisation.stds().stream()
            .mapToDouble(std -> 1 / (std + normalisation.epsilon()))
            .toArray();
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] values) {
    switch (normalisation.kind()) {
      case NONE -> {}
      case DATASET -> byTraining(values);
      case WINDOW -> byItself(values, 0, 1, values.length);
      case BINS -> {
        for (int first = 0; first < values.length; first += extent.frames() * extent.bins()) {
          for (int k = 0; k < extent.bins(); k++) {
            byItself(values, first + k, extent.bins(), extent.frames());
          }
        }
      }
    }
    return values;
  }

  private void byTraining(float[] values) {
    for (int i = 0; i < values.length; i++) {
      int bin = i % means.length;
      values[i] = (float) ((values[i] - means[bin]) * factors[bin]);
    }
  }

  private void byItself(float[] values, int first, int step, int count) {
    int end = first + step * count;
    double mean = 0;
    for (int i = first; i < end; i += step) {
      mean += values[i];
    }
    mean /= count;
    double squares = 0;
    for (int i = first; i < end; i += step) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double factor = factor(squares, count);
    for (int i = first; i < end; i += step) {
      values[i] = (float) ((values[i] - mean) * factor);
    }
  }

  private double factor(double squares, int count) {
    int counted = count - normalisation.ddof();
    if (squares == 0 || counted < 1) {
      return 0;
    }
    return normalisation.epsilon() == 0
        ? Math.sqrt(counted / squares)
        : 1 / (Math.sqrt(squares / counted) + normalisation.epsilon());
  }
}
