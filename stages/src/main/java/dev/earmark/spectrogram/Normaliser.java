package dev.earmark.spectrogram;

/** A normalisation at work, in place. */
final class Normaliser {

  private final Normalisation normalisation;

  Normaliser(Normalisation normalisation) {
    this.normalisation = normalisation;
  }

  void apply(float[] values) {
    switch (normalisation.kind()) {
      case NONE -> {}
      case DATASET -> scale(values, normalisation.mean(), 1 / normalisation.std());
      case WINDOW -> byItself(values);
    }
  }

  private static void byItself(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value;
    }
    mean /= values.length;
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    scale(values, mean, squares == 0 ? 0 : Math.sqrt(values.length / squares));
  }

  private static void scale(float[] values, double mean, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) * factor);
    }
  }
}
