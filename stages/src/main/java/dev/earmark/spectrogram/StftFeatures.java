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
  private final SharedFrames shared;
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
    rows = new FrameRows(frontEnd, grid, padder == null ? stft.lead() : padder.firstStart());
    log = new Logarithm(frontEnd.log());
    Extent extent = frontEnd.rows(windowSamples);
    features = new float[extent.size()];
    int firstStart = padder == null ? stft.lead() : padder.firstStartInWindow();
    shared = SharedFrames.of(stft, grid, firstStart);
    boolean remembers = shared.any() && frontEnd.image().crop().frames() == 0;
    memory = remembers ? new FrameMemory(shared, grid, rows.width()) : null;
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
    fill(filled);
    float[] made = features;
    for (FeatureStep step : steps) {
      made = step.apply(made);
    }
    out.put(made);
  }

  /** Fills the features of all frames, as far as they are not remembered. */
  private void fill(float[] window) {
    float[] signal = padder == null ? window : padder.apply(window);
    boolean recalled = memory != null && memory.recall(window, features);
    compute(signal, recalled ? shared.first() : 0, recalled ? shared.end() : 0);
    if (memory != null) {
      memory.keep(window, features);
    }
  }

  /** Fills the features of all frames but {@code from..to-1}. */
  private void compute(float[] signal, int from, int to) {
    rows.apply(signal, from, to, features);
    log.apply(features, 0, from * rows.width());
    log.apply(features, to * rows.width(), features.length);
  }
}
