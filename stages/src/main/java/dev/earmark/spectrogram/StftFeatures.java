package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Spectra or mel bands of a window's frames, their logarithm, normalised, in the card's axes. */
final class StftFeatures implements FeatureExtractor {

  private final int[] shape;
  private final int windowSamples;
  private final int frames;
  private final int hopLength;
  private final int firstFrame;
  private final boolean binsFastest;
  private final @Nullable Padder padder;
  private final FrameSpectrum spectrum;
  private final @Nullable MelFilters mel;
  private final float[] bins;
  private final float[] features;
  private final Logarithm log;
  private final Normaliser normaliser;

  StftFeatures(FrontEnd frontEnd, WindowGrid grid) {
    var stft = required(frontEnd.stft());
    frontEnd.check(grid.sampleRate(), grid.length());
    shape = frontEnd.shape(grid.length());
    windowSamples = grid.length();
    frames = stft.frames(windowSamples);
    hopLength = stft.hopLength();
    // A frame's zeros change only its phases, so a centred frame is taken without them.
    firstFrame = stft.center() ? (stft.nFft() - stft.winLength()) / 2 : 0;
    binsFastest = required(frontEnd.axes()).binsFastest();
    padder = stft.center() ? new Padder(stft, windowSamples) : null;
    spectrum = new FrameSpectrum(stft);
    mel =
        frontEnd.mel() == null
            ? null
            : new MelFilters(frontEnd.mel(), stft.nFft(), grid.sampleRate());
    bins = new float[stft.bins()];
    features = new float[FeatureExtractor.super.size()];
    log = new Logarithm(frontEnd.log());
    normaliser = new Normaliser(frontEnd.normalisation());
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
    float[] signal = padder == null ? window : padder.apply(window);
    for (int t = 0; t < frames; t++) {
      frame(signal, t);
    }
    log.apply(features);
    normaliser.apply(features);
    out.put(features);
  }

  private void frame(float[] signal, int t) {
    spectrum.apply(signal, firstFrame + t * hopLength, bins);
    int width = features.length / frames;
    int at = binsFastest ? t * width : t;
    int step = binsFastest ? 1 : frames;
    if (mel != null) {
      mel.apply(bins, features, at, step);
      return;
    }
    for (int k = 0; k < width; k++) {
      features[at + k * step] = bins[k];
    }
  }
}
