package dev.earmark.spectrogram;

import org.jspecify.annotations.Nullable;

/** The frames of a signal, each one a row of bins, of mel bands, or of the bins of two channels. */
final class FrameRows {

  private final int hopLength;
  private final int firstStart;
  private final FrameSpectrum spectrum;
  private final float[] bins;
  private final @Nullable MelFilters mel;
  private final float[] row;
  private final int channels;
  private final int fromBin;
  private final int kept;

  /** Rows of a front end over a signal, in which the first frame begins at {@code firstStart}. */
  FrameRows(FrontEnd frontEnd, int sampleRate, int firstStart) {
    Stft stft = frontEnd.transform();
    hopLength = stft.hopLength();
    this.firstStart = firstStart;
    spectrum = new FrameSpectrum(stft, frontEnd.samples().scale());
    channels = stft.complex() ? 2 : 1;
    bins = new float[channels * stft.bins()];
    MelBands bands = frontEnd.mel();
    mel = bands == null ? null : new MelFilters(bands, stft.nFft(), sampleRate);
    row = bands == null ? bins : new float[bands.nMels()];
    Crop crop = frontEnd.rowCrop();
    fromBin = crop.fromBin();
    kept = crop.bins(row.length / channels);
  }

  /** Floats of a row. */
  int width() {
    return channels * kept;
  }

  /** Fills the rows of the frames {@code from..to-1}. */
  void apply(float[] signal, int from, int to, float[] rows) {
    for (int t = from; t < to; t++) {
      spectrum.apply(signal, firstStart + t * hopLength, bins);
      if (mel != null) {
        mel.apply(bins, row, 0);
      }
      for (int c = 0; c < channels; c++) {
        int first = c * row.length / channels + fromBin;
        System.arraycopy(row, first, rows, t * width() + c * kept, kept);
      }
    }
  }
}
