package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Spectra or mel bands of a window's frames and their logarithm, then what needs the whole window.
 */
final class StftFeatures implements FeatureExtractor {

  private final int[] shape;
  private final int size;
  private final int windowSamples;
  private final @Nullable ClipFiller filler;
  private final FrameRows rows;
  private final @Nullable Padder padder;
  private final @Nullable FrameMemory memory;
  private final Logarithm log;
  private final FeatureStep[] steps;
  private final float[] features;

  StftFeatures(FrontEnd frontEnd, WindowGrid grid) {
    Stft stft = frontEnd.transform();
    windowSamples = grid.length();
    shape = frontEnd.shape(windowSamples);
    filler = ClipFiller.of(frontEnd.samples(), windowSamples);
    padder = stft.center() ? new Padder(stft, windowSamples) : null;
    rows =
        new FrameRows(
            frontEnd, grid.sampleRate(), padder == null ? stft.lead() : padder.firstStart());
    log = new Logarithm(frontEnd.log());
    Extent extent = frontEnd.rows(windowSamples);
    features = new float[extent.size()];
    boolean remembers = FrameMemory.fits(stft, grid) && frontEnd.image().crop().frames() == 0;
    memory = remembers ? new FrameMemory(stft, grid, rows.width()) : null;
    steps = FeatureSteps.of(frontEnd, grid.sampleRate(), extent).toArray(FeatureStep[]::new);
    size = steps[steps.length - 1].extent().size();
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void apply(float[] window, int padding, FloatBuffer out) {
    WindowLength.check(window, padding, windowSamples);
    float[] filled = filler == null ? window : filler.apply(window, padding);
    if (memory == null) {
      compute(filled, 0);
    } else {
      compute(filled, memory.recall(filled, features));
      memory.keep(filled, features);
    }
    float[] made = features;
    for (FeatureStep step : steps) {
      made = step.apply(made);
    }
    out.put(made);
  }

  /** Fills the features from a place on, which is where a frame begins. */
  private void compute(float[] window, int from) {
    float[] signal = padder == null ? window : padder.apply(window);
    rows.apply(signal, from / rows.width(), features);
    log.apply(features, from);
  }
}
