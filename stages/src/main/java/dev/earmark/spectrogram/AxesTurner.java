package dev.earmark.spectrogram;

/** Features in the order of a model's axes. */
final class AxesTurner implements FeatureStep {

  private final Extent extent;
  private final int channelStride;
  private final int frameStride;
  private final int binStride;
  private final float[] turned;

  AxesTurner(Axes axes, Extent extent) {
    this.extent = extent;
    channelStride = axes.stride('C', extent);
    frameStride = axes.stride('T', extent);
    binStride = axes.stride('F', extent);
    turned = asTheyAre() ? new float[0] : new float[extent.size()];
  }

  private boolean asTheyAre() {
    return (extent.bins() == 1 || binStride == 1)
        && (extent.frames() == 1 || frameStride == extent.bins())
        && (extent.channels() == 1 || channelStride == extent.frames() * extent.bins());
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    if (turned.length == 0) {
      return features;
    }
    int from = 0;
    for (int c = 0; c < extent.channels(); c++) {
      for (int t = 0; t < extent.frames(); t++) {
        int at = c * channelStride + t * frameStride;
        for (int k = 0; k < extent.bins(); k++) {
          turned[at + k * binStride] = features[from++];
        }
      }
    }
    return turned;
  }
}
