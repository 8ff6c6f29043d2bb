package dev.earmark.window;

/**
 * How long a recording may be uncertain.
 *
 * @param gapWaitSeconds how much further a recording is heard before a hole is given up; 0 gives up
 *     at once
 * @param maxPendingSeconds how much audio may wait behind a hole before it is given up
 */
public record CutLimits(double gapWaitSeconds, double maxPendingSeconds) {
  private static final double MAX_SECONDS = 86_400;

  public CutLimits {
    check("gapWaitSeconds", gapWaitSeconds);
    check("maxPendingSeconds", maxPendingSeconds);
  }

  long gapWaitSamples(int sampleRate) {
    return Math.round(gapWaitSeconds * sampleRate);
  }

  /** Returns how many samples may wait behind a hole at a rate in Hz. */
  public long maxPendingSamples(int sampleRate) {
    return Math.round(maxPendingSeconds * sampleRate);
  }

  private static void check(String name, double seconds) {
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw new IllegalArgumentException(
          "%s must be in 0..86400: %s=%s".formatted(name, name, seconds));
    }
  }
}
