package dev.earmark.spectrogram;

import java.util.Arrays;

/** Per-channel energy normalisation at work, in place; begins anew with each window. */
final class PcenStep implements FeatureStep {

  private final Extent extent;
  private final Pcen pcen;
  private final double newest;
  private final double biased;
  private final double[] smoothed;

  PcenStep(Pcen pcen, double framesPerSecond, Extent extent) {
    this.pcen = pcen;
    this.extent = extent;
    newest = pcen.smoothing(framesPerSecond);
    biased = Math.pow(pcen.bias(), pcen.power());
    smoothed = new double[extent.bins()];
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public float[] apply(float[] features) {
    // As SciPy's steady state of a filter that only ever heard ones.
    Arrays.fill(smoothed, 1);
    for (int i = 0; i < features.length; i++) {
      int bin = i % smoothed.length;
      double value = features[i] * pcen.scale();
      smoothed[bin] += newest * (value - smoothed[bin]);
      double gain =
          Math.exp(-pcen.gain() * (Math.log(pcen.eps()) + Math.log1p(smoothed[bin] / pcen.eps())));
      features[i] = (float) compressed(value * gain);
    }
    return features;
  }

  private double compressed(double value) {
    if (pcen.power() == 0) {
      return Math.log1p(value);
    }
    return biased * Math.expm1(pcen.power() * Math.log1p(value / pcen.bias()));
  }
}
