package dev.earmark.spectrogram;

import java.util.ArrayList;
import java.util.List;

/** The steps of a front end that need a window's frames together, in their order. */
final class FeatureSteps {

  private final List<FeatureStep> steps = new ArrayList<>();
  private Extent extent;

  private FeatureSteps(Extent extent) {
    this.extent = extent;
  }

  /** The steps after a window's rows, which reach that far; there is at least one. */
  static List<FeatureStep> of(FrontEnd frontEnd, int sampleRate, Extent rows) {
    var all = new FeatureSteps(rows);
    all.levels(frontEnd, sampleRate);
    all.image(frontEnd.image());
    all.add(new Normaliser(frontEnd.normalisation(), all.extent));
    all.add(new AxesTurner(frontEnd.order(), all.extent));
    return all.steps;
  }

  private void add(FeatureStep step) {
    steps.add(step);
    extent = step.extent();
  }

  private void levels(FrontEnd frontEnd, int sampleRate) {
    Stft stft = frontEnd.transform();
    Pcen pcen = frontEnd.pcen();
    Dct dct = frontEnd.dct();
    if (stft.complex()) {
      add(new ChannelSplit(extent));
    }
    if (frontEnd.log().needsWindow()) {
      add(new DynamicRange(frontEnd.log(), extent));
    }
    if (pcen != null) {
      add(new PcenStep(pcen, (double) sampleRate / stft.hopLength(), extent));
    }
    if (dct != null) {
      add(new DctMatrix(dct, frontEnd.image().crop(), extent));
    }
  }

  private void image(Image image) {
    Deltas deltas = image.deltas();
    Resize resize = image.resize();
    if (deltas != null) {
      add(new DeltaFrames(deltas, extent));
    }
    if (image.pool() != Pool.NONE) {
      add(new FramePool(image.pool(), extent));
    }
    if (resize != null) {
      add(new BilinearResizer(resize, extent));
    }
  }
}
