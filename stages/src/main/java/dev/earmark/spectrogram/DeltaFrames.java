package dev.earmark.spectrogram;

/** Features followed by their differences over time. */
final class DeltaFrames implements FeatureStep {

  private final Deltas deltas;
  private final Extent one;
  private final Extent all;
  private final float[][] parts;
  private final float[][] weights;
  private final float[] stacked;

  DeltaFrames(Deltas deltas, Extent extent) {
    deltas.check(extent.frames());
    this.deltas = deltas;
    one = extent;
    all = extent(deltas, extent);
    parts = new float[deltas.order() + 1][];
    weights = new float[parts.length][];
    for (int order = 1; order < parts.length; order++) {
      parts[order] = new float[extent.size()];
      weights[order] = deltas.weights(deltas.kind() == Deltas.Kind.LIBROSA ? order : 1);
    }
    stacked = new float[all.size()];
  }

  /** How far features reach with their differences. */
  static Extent extent(Deltas deltas, Extent one) {
    int times = deltas.order() + 1;
    return deltas.stack() == Deltas.Stack.BINS
        ? new Extent(one.channels(), one.frames(), times * one.bins())
        : new Extent(times * one.channels(), one.frames(), one.bins());
  }

  @Override
  public Extent extent() {
    return all;
  }

  @Override
  public float[] apply(float[] features) {
    parts[0] = features;
    for (int order = 1; order < parts.length; order++) {
      float[] of = deltas.kind() == Deltas.Kind.LIBROSA ? features : parts[order - 1];
      for (int t = 0; t < one.frames(); t++) {
        difference(of, t, weights[order], parts[order]);
      }
    }
    stack();
    return stacked;
  }

  private void difference(float[] of, int t, float[] weights, float[] to) {
    int half = weights.length / 2;
    int last = one.frames() - 1;
    int middle =
        deltas.kind() == Deltas.Kind.LIBROSA ? Math.min(Math.max(t, half), last - half) : t;
    for (int k = 0; k < one.bins(); k++) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        int frame = Math.min(Math.max(middle + i - half, 0), last);
        sum += (double) weights[i] * of[frame * one.bins() + k];
      }
      to[t * one.bins() + k] = (float) sum;
    }
  }

  private void stack() {
    boolean beside = deltas.stack() == Deltas.Stack.BINS;
    int run = beside ? one.bins() : one.size();
    int at = 0;
    for (int from = 0; from < one.size(); from += run) {
      for (float[] part : parts) {
        System.arraycopy(part, from, stacked, at, run);
        at += run;
      }
    }
  }
}
