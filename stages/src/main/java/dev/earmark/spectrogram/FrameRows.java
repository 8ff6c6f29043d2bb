package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import org.jspecify.annotations.Nullable;

/** The frames of a signal, each one a row of bins, of mel bands, or of the bins of two channels. */
final class FrameRows {

  private final int hopLength;
  private final int firstStart;
  private final FrameSpectrum spectrum;
  private final @Nullable MelFilters mel;
  private final float[][] bands;
  private final int channels;
  private final int fromBin;
  private final int kept;
  private final int[] frames;
  private final int[] starts;

  /** Rows of a front end over a signal, in which the first frame begins at {@code firstStart}. */
  FrameRows(FrontEnd frontEnd, WindowGrid grid, int firstStart) {
    Stft stft = frontEnd.transform();
    hopLength = stft.hopLength();
    this.firstStart = firstStart;
    spectrum = new FrameSpectrum(stft, frontEnd.samples().scale(), stft.frames(grid.length()));
    channels = stft.complex() ? 2 : 1;
    MelBands melBands = frontEnd.mel();
    mel = melBands == null ? null : new MelFilters(melBands, stft.nFft(), grid.sampleRate());
    int width = melBands == null ? stft.bins() : melBands.nMels();
    bands = new float[1][melBands == null ? 0 : width * spectrum.mostFrames()];
    Crop crop = frontEnd.rowCrop();
    fromBin = crop.fromBin();
    kept = crop.bins(width);
    frames = new int[spectrum.mostFrames()];
    starts = new int[frames.length];
  }

  /** Floats of a row. */
  int width() {
    return channels * kept;
  }

  /** Fills the rows of all frames but {@code from..to-1}, in blocks as equal as can be. */
  void apply(float[] signal, int from, int to, float[] rows) {
    int left = rows.length / width() - (to - from);
    int most = spectrum.mostFrames();
    int next = 0;
    for (int blocks = (left + most - 1) / most; blocks > 0; blocks--) {
      int count = left / blocks;
      for (int i = 0; i < count; i++) {
        frames[i] = next < from ? next : next + to - from;
        starts[i] = firstStart + frames[i] * hopLength;
        next++;
      }
      fill(signal, count, rows);
      left -= count;
    }
  }

  private void fill(float[] signal, int count, float[] rows) {
    float[][] made = spectrum.apply(signal, starts, count);
    if (mel != null) {
      mel.apply(made[0], count, bands[0]);
      made = bands;
    }
    for (int c = 0; c < channels; c++) {
      transpose(made[c], count, rows, c * kept);
    }
  }

  /** From {@code [bin][frame]} to rows, from a place in each row on. */
  private void transpose(float[] bins, int count, float[] rows, int at) {
    int width = width();
    for (int k = 0; k < kept; k++) {
      int from = (fromBin + k) * count;
      for (int i = 0; i < count; i++) {
        rows[frames[i] * width + at + k] = bins[from + i];
      }
    }
  }
}
