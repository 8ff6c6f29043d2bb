package dev.earmark.spectrogram;

/** A resize at work. */
final class BilinearResizer implements FeatureStep {

  private final Extent from;
  private final Extent to;
  private final Line frames;
  private final Line bins;
  private final float[] resized;

  BilinearResizer(Resize resize, Extent from) {
    this.from = from;
    to = new Extent(from.channels(), resize.frames(), resize.bins());
    frames = new Line(from.frames(), to.frames());
    bins = new Line(from.bins(), to.bins());
    resized = new float[to.size()];
  }

  /** For each place on a line, the two old places around it and how far it is from the first. */
  private static final class Line {
    private final int[] below;
    private final int[] above;
    private final float[] share;

    Line(int length, int places) {
      below = new int[places];
      above = new int[places];
      share = new float[places];
      for (int i = 0; i < places; i++) {
        double place = (i + 0.5) * length / places - 0.5;
        int floor = (int) Math.floor(place);
        below[i] = Math.max(floor, 0);
        above[i] = Math.min(floor + 1, length - 1);
        share[i] = (float) (place - floor);
      }
    }
  }

  @Override
  public Extent extent() {
    return to;
  }

  @Override
  public float[] apply(float[] features) {
    for (int c = 0; c < to.channels(); c++) {
      for (int t = 0; t < to.frames(); t++) {
        frame(features, c * from.frames(), t, (c * to.frames() + t) * to.bins());
      }
    }
    return resized;
  }

  private void frame(float[] features, int firstFrame, int t, int at) {
    int top = (firstFrame + frames.below[t]) * from.bins();
    int bottom = (firstFrame + frames.above[t]) * from.bins();
    for (int k = 0; k < to.bins(); k++) {
      float above = between(features[top + bins.below[k]], features[top + bins.above[k]], k);
      float below = between(features[bottom + bins.below[k]], features[bottom + bins.above[k]], k);
      resized[at + k] = above + (below - above) * frames.share[t];
    }
  }

  private float between(float left, float right, int k) {
    return left + (right - left) * bins.share[k];
  }
}
