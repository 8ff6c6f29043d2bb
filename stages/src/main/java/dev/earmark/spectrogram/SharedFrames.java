package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;

/**
 * Which frames of a window are those of the window before it in its recording: they reach no
 * padding in either of both.
 *
 * @param first the first of them
 * @param end after the last of them
 * @param later by how much their numbers were higher in the window before
 */
record SharedFrames(int first, int end, int later) {
  /** Of windows in which the first frame's window function begins at {@code firstStart}. */
  static SharedFrames of(Stft stft, WindowGrid grid, int firstStart) {
    int hop = stft.hopLength();
    int first = Math.max(0, -Math.floorDiv(firstStart, hop));
    int later = grid.hop() / hop;
    boolean fallOnEachOther = grid.hop() % hop == 0;
    boolean known = grid.length() - grid.hop() >= FrameMemory.KEY_SAMPLES;
    int end = fallOnEachOther && known ? after(stft, grid, firstStart) - later : first;
    return new SharedFrames(first, Math.max(first, end), later);
  }

  /** After the last frame that reaches no padding. */
  private static int after(Stft stft, WindowGrid grid, int firstStart) {
    int room = grid.length() - stft.winLength() - firstStart;
    return Math.min(stft.frames(grid.length()), Math.floorDiv(room, stft.hopLength()) + 1);
  }

  /** Whether there are any. */
  boolean any() {
    return end > first;
  }
}
