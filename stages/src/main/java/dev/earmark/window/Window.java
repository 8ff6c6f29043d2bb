package dev.earmark.window;

/**
 * One window of a recording, at the model's rate.
 *
 * @param index number of the window in its recording, from 0
 * @param startSample position of its first sample
 * @param endSample position after its last sample
 * @param samples mono, in [−1, 1) but for the resampler's overshoot; zero where nothing was heard
 *     and after the recording's end
 * @param coverage share of the window that was heard, above 0 and up to 1
 * @param padding samples at its end that lie after the recording's end
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and only read
public record Window(
    long index, long startSample, long endSample, float[] samples, double coverage, int padding) {

  /** A window that the recording fills to its end. */
  public Window(long index, long startSample, long endSample, float[] samples, double coverage) {
    this(index, startSample, endSample, samples, coverage, 0);
  }

  /** Returns the share that was heard of what the recording has in this window: 1 without holes. */
  public double received() {
    return Math.round(coverage * samples.length) / (double) (samples.length - padding);
  }
}
