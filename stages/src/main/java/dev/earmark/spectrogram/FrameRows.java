package dev.earmark.spectrogram;

import org.jspecify.annotations.Nullable;

/** The frames of a signal, each one a row of bins or of mel bands. */
final class FrameRows {

  private final int hopLength;
  private final int firstStart;
  private final FrameSpectrum spectrum;
  private final float[] bins;
  private final @Nullable MelFilters mel;

  FrameRows(Stft stft, @Nullable MelBands bands, int sampleRate) {
    hopLength = stft.hopLength();
    // The zeros around a centred frame change only its phases, so it is taken without them.
    firstStart = stft.center() ? (stft.nFft() - stft.winLength()) / 2 : 0;
    spectrum = new FrameSpectrum(stft);
    bins = new float[stft.bins()];
    mel = bands == null ? null : new MelFilters(bands, stft.nFft(), sampleRate);
  }

  /** Floats of a row. */
  int width() {
    return mel == null ? bins.length : mel.nMels();
  }

  /** Fills the rows from {@code firstFrame} to the last one. */
  void apply(float[] signal, int firstFrame, float[] rows) {
    int width = width();
    for (int t = firstFrame; t < rows.length / width; t++) {
      spectrum.apply(signal, firstStart + t * hopLength, bins);
      if (mel == null) {
        System.arraycopy(bins, 0, rows, t * width, width);
      } else {
        mel.apply(bins, rows, t * width);
      }
    }
  }
}
