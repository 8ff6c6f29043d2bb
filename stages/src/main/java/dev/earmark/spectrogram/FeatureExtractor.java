package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;

/** A front end at work: one window's samples to one window's features; for one thread at a time. */
public interface FeatureExtractor {

  /** The shape of one window's features, in the card's axes without the batch. */
  int[] shape();

  /** How many floats one window's features are. */
  default int size() {
    int size = 1;
    for (int length : shape()) {
      size *= length;
    }
    return size;
  }

  /**
   * Puts one window's features at the buffer's position, which advances by {@link #size()}.
   *
   * @param window as many samples as the grid's windows have
   */
  default void apply(float[] window, FloatBuffer out) {
    apply(window, 0, out);
  }

  /**
   * Puts the features of a window of which the end is padding at the buffer's position.
   *
   * @param window as many samples as the grid's windows have
   * @param padding how many at its end lie after the clip's end; they are zero
   */
  void apply(float[] window, int padding, FloatBuffer out);

  /** The front end for windows of this grid; throws where both contradict each other. */
  static FeatureExtractor of(FrontEnd frontEnd, WindowGrid grid) {
    frontEnd.check(grid.sampleRate(), grid.length());
    return frontEnd.kind() == FrontEnd.Kind.WAVEFORM
        ? new WaveformFeatures(frontEnd, grid.length())
        : new StftFeatures(frontEnd, grid);
  }
}
