package dev.earmark.spectrogram;

/** What a logarithm needs the whole window for, in place: its largest value. */
final class DynamicRange implements FeatureStep {

  private final Extent extent;
  private final boolean toZero;
  private final double range;

  DynamicRange(Log log, Extent extent) {
    this.extent = extent;
    toZero = log.ref() == null;
    Double topDb = log.topDb();
    range = topDb == null ? Double.POSITIVE_INFINITY : topDb * log.kind().decibel();
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : features) {
      largest = Math.max(largest, value);
    }
    float off = toZero ? largest : 0;
    float floor = (float) (largest - off - range);
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.max(features[i] - off, floor);
    }
    return features;
  }
}
