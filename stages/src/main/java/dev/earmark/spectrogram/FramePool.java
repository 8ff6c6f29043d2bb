package dev.earmark.spectrogram;

/** All frames to one. */
final class FramePool implements FeatureStep {

  private final Extent from;
  private final Extent extent;
  private final float[] pooled;

  FramePool(Pool pool, Extent from) {
    this.from = from;
    extent = extent(pool, from);
    pooled = new float[extent.size()];
  }

  /** How far features reach when their frames have become one. */
  static Extent extent(Pool pool, Extent from) {
    return new Extent(from.channels(), 1, from.bins() * (pool == Pool.MEAN_STD ? 2 : 1));
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    for (int c = 0; c < from.channels(); c++) {
      for (int k = 0; k < from.bins(); k++) {
        pool(features, c, k);
      }
    }
    return pooled;
  }

  private void pool(float[] features, int channel, int bin) {
    int first = channel * from.frames() * from.bins() + bin;
    int at = channel * extent.bins() + bin;
    double mean = 0;
    for (int t = 0; t < from.frames(); t++) {
      mean += features[first + t * from.bins()];
    }
    mean /= from.frames();
    pooled[at] = (float) mean;
    if (extent.bins() > from.bins()) {
      pooled[at + from.bins()] = (float) deviation(features, first, mean);
    }
  }

  private double deviation(float[] features, int first, double mean) {
    double squares = 0;
    for (int t = 0; t < from.frames(); t++) {
      double distance = features[first + t * from.bins()] - mean;
      squares += distance * distance;
    }
    return Math.sqrt(squares / from.frames());
  }
}
