package dev.earmark.spectrogram;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Samples as they are, scaled, or normalised. */
final class WaveformFeatures implements FeatureExtractor {

  private final int[] shape;
  private final @Nullable ClipFiller filler;
  private final float scale;
  private final Normaliser normaliser;
  private final float[] features;

  WaveformFeatures(FrontEnd frontEnd, int windowSamples) {
    shape = frontEnd.shape(windowSamples);
    filler = ClipFiller.of(frontEnd.samples(), windowSamples);
    scale = (float) frontEnd.samples().scale();
    normaliser = new Normaliser(frontEnd.normalisation(), new Extent(1, windowSamples, 1));
    features = new float[windowSamples];
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public int size() {
    return features.length;
  }

  @Override
  public void apply(float[] window, int padding, FloatBuffer out) {
    WindowLength.check(window, padding, features.length);
    float[] filled = filler == null ? window : filler.apply(window, padding);
    for (int n = 0; n < features.length; n++) {
      features[n] = filled[n] * scale;
    }
    out.put(normaliser.apply(features));
  }
}
