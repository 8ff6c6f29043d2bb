package dev.earmark.client;

import java.time.Duration;

/**
 * How fast audio is sent: a second of it in {@code 1 / speed} seconds.
 *
 * @param speed 1 is life, 8 eight times faster, 0 as fast as it goes
 */
public record Pace(double speed) {
  /** As fast as the device would. */
  public static final Pace LIFE = new Pace(1);

  /** Without waiting. */
  public static final Pace AS_FAST_AS_IT_GOES = new Pace(0);

  public Pace {
    if (!(speed >= 0) || speed == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("speed must be 0 or above: speed=" + speed);
    }
  }

  /** Returns how long after the start that many frames are due: when the last one is captured. */
  public Duration due(long frames, int sampleRate) {
    return speed == 0
        ? Duration.ZERO
        : Duration.ofNanos(Math.round(frames * 1e9 / (sampleRate * speed)));
  }
}
