package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Spectra or mel bands of a window's frames, their logarithm, normalised, in the card's axes. */
final class StftFeatures implements FeatureExtractor {

  private final int[] shape;
  private final int windowSamples;
  private final int frames;
  private final int width;
  private final FrameRows rows;
  private final @Nullable Padder padder;
  private final @Nullable FrameMemory memory;
  private final Logarithm log;
  private final Normaliser normaliser;
  private final float[] features;
  private final float @Nullable [] turned;

  StftFeatures(FrontEnd frontEnd, WindowGrid grid) {
    frontEnd.check(grid.sampleRate(), grid.length());
    var stft = required(frontEnd.stft());
    shape = frontEnd.shape(grid.length());
    windowSamples = grid.length();
    frames = stft.frames(windowSamples);
    rows = new FrameRows(stft, frontEnd.mel(), grid.sampleRate());
    width = rows.width();
    padder = stft.center() ? new Padder(stft, windowSamples) : null;
    memory = FrameMemory.fits(stft, grid) ? new FrameMemory(stft, grid, width) : null;
    log = new Logarithm(frontEnd.log());
    normaliser = new Normaliser(frontEnd.normalisation());
    features = new float[frames * width];
    turned = required(frontEnd.axes()).binsFastest() ? null : new float[features.length];
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalArgumentException("a waveform has no frames");
    }
    return part;
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
  public void apply(float[] window, FloatBuffer out) {
    WindowLength.check(window, windowSamples);
    if (memory == null) {
      compute(window, 0);
    } else {
      compute(window, memory.recall(window, features));
      memory.keep(window, features);
    }
    normaliser.apply(features);
    out.put(turned == null ? features : turn(turned));
  }

  /** Fills the features from a place on, which is where a frame begins. */
  private void compute(float[] window, int from) {
    float[] signal = padder == null ? window : padder.apply(window);
    rows.apply(signal, from / width, features);
    log.apply(features, from);
  }

  /** Bins outside, frames inside. */
  private float[] turn(float[] turned) {
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < width; k++) {
        turned[k * frames + t] = features[t * width + k];
      }
    }
    return turned;
  }
}
