package dev.earmark.spectrogram;

/** Frames that hold one channel after the other, to channels that hold one frame after another. */
final class ChannelSplit implements FeatureStep {

  private final Extent extent;
  private final float[] split;

  ChannelSplit(Extent extent) {
    this.extent = extent;
    split = new float[extent.size()];
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    int bins = extent.bins();
    int from = 0;
    for (int t = 0; t < extent.frames(); t++) {
      for (int c = 0; c < extent.channels(); c++) {
        System.arraycopy(features, from, split, (c * extent.frames() + t) * bins, bins);
        from += bins;
      }
    }
    return split;
  }
}
