package dev.earmark.topology;

import dev.earmark.window.CutLimits;
import dev.earmark.window.WindowGrid;
import java.time.Duration;

/**
 * How recordings are cut.
 *
 * @param windows which windows they have
 * @param limits how long they may be uncertain
 * @param checkpointAge how old a checkpoint must be to be kept beside the newest one
 */
record RecordingGrid(WindowGrid windows, CutLimits limits, Duration checkpointAge) {

  /** Returns the first window that begins at or after a sample at {@code rate}. */
  long firstAtOrAfter(long sample, int rate) {
    long seconds = sample / rate;
    long rest = sample % rate;
    long modelRate = windows.sampleRate();
    return ceilDiv(seconds * modelRate + ceilDiv(rest * modelRate, rate), windows.hop());
  }

  /** Returns the first sample of a window, at the model's rate. */
  long start(long window) {
    return window * windows.hop();
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
