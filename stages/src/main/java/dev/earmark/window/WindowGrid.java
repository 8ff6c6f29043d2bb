package dev.earmark.window;

/**
 * Where the windows of a recording lie: window <i>k</i> covers {@code [k·hop, k·hop + length)}.
 *
 * @param sampleRate the model's samples per second (Hz)
 * @param length samples of a window
 * @param hop samples from the start of one window to the next; may exceed the length
 */
public record WindowGrid(int sampleRate, int length, int hop) {

  /** Refuses lengths that make no windows. */
  public WindowGrid {
    if (length < 1) {
      throw new IllegalArgumentException("length must be at least 1: length=" + length);
    }
    if (hop < 1) {
      throw new IllegalArgumentException("hop must be at least 1: hop=" + hop);
    }
  }
}
