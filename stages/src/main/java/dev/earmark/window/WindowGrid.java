package dev.earmark.window;

import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.chunk.Rates;

/**
 * Where the windows of a recording lie: window <i>k</i> covers {@code [k·hop, k·hop + length)}.
 *
 * <p>With length 4 and hop 2 a recording of 7 samples has three windows; the last is padded:
 *
 * <pre>
 * window 0  [0, 4)
 * window 1  [2, 6)
 * window 2  [4, 8)
 * </pre>
 *
 * @param sampleRate the model's samples per second (Hz)
 * @param length samples of a window
 * @param hop samples from the start of one window to the next; may exceed the length
 */
public record WindowGrid(int sampleRate, int length, int hop) {
  public WindowGrid {
    new Rates(sampleRate, sampleRate);
    if (length < 1) {
      throw new IllegalArgumentException("length must be at least 1: length=" + length);
    }
    if (hop < 1) {
      throw new IllegalArgumentException("hop must be at least 1: hop=" + hop);
    }
  }

  /**
   * Returns how many windows a recording has: none if it is empty, else up to the first that
   * reaches its end.
   *
   * @param samples length of the recording at {@code sampleRate}
   * @param sampleRate samples per second (Hz) of the recording
   */
  public long count(long samples, int sampleRate) {
    if (samples < 0) {
      throw new ChunkRefusedException("samples must not be negative: samples=" + samples);
    }
    return count(new Rates(sampleRate, this.sampleRate).resultLength(samples));
  }

  /** Returns how many windows a recording of that many samples at the model's rate has. */
  long count(long samples) {
    long starts = ceilDiv(samples, hop);
    long toCover = ceilDiv(Math.max(0, samples - length), hop) + 1;
    return Math.min(starts, toCover);
  }

  /** Returns the first window that ends after a position. */
  long firstEndingAfter(long position) {
    return position < length ? 0 : (position - length) / hop + 1;
  }

  /** Returns the first sample of a window. */
  public long start(long window) {
    return window * hop;
  }

  private static long ceilDiv(long dividend, int divisor) {
    return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
  }
}
