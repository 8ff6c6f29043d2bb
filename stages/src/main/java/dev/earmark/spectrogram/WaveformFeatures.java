package dev.earmark.spectrogram;

import java.nio.FloatBuffer;

/** Samples as they are, or normalised. */
final class WaveformFeatures implements FeatureExtractor {

  private final Normaliser normaliser;
  private final float[] features;

  WaveformFeatures(Normalisation normalisation, int windowSamples) {
    normaliser = new Normaliser(normalisation);
    features = new float[windowSamples];
  }

  @Override
  public int[] shape() {
    return new int[] {features.length};
  }

  @Override
  public void apply(float[] window, FloatBuffer out) {
    WindowLength.check(window, features.length);
    System.arraycopy(window, 0, features, 0, features.length);
    normaliser.apply(features);
    out.put(features);
  }
}
