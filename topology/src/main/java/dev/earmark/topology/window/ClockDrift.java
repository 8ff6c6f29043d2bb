package dev.earmark.topology.window;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How fast a device's clock runs against the positions of its samples, in parts per million: what
 * {@code capturedAt} gains on {@code firstSample / sampleRate}.
 *
 * <p>The slope is the median of the slopes between points half the recording apart (Theil 1950, the
 * "incomplete" method; Sen 1968), over at most {@value #MOST} points, every second of which is let
 * go when they are full. So jitter of single chunks does no harm. A clock that is set, by more than
 * {@value #JUMP_MICROS} µs from one chunk to the next beyond what a clock can drift, is counted as
 * a jump and taken out. There is no answer before {@value #LEAST_SECONDS} s of audio. Nothing but
 * this measurement depends on it.
 */
final class ClockDrift {
  private static final int MOST = 32;
  private static final int LEAST_SECONDS = 30;
  private static final long JUMP_MICROS = 250_000;

  /** No crystal is worse, in parts per million. */
  private static final long WORST_PPM = 10_000;

  private static final long MICROS = 1_000_000;
  private static final long FIRST_STEP_MICROS = 2 * MICROS;

  private final long[] atMicros = new long[MOST];
  private final long[] offMicros = new long[MOST];
  private int points;
  private long stepMicros = FIRST_STEP_MICROS;
  private boolean any;
  private long lastAtMicros;
  private long lastOffMicros;
  private long jumpedMicros;
  private int jumps;

  /**
   * Takes a chunk; one that is not behind all before is passed over.
   *
   * @param positionMicros its first sample's position as a time, in µs
   * @param capturedAtMicros when the device says that was, in µs since 1970-01-01 UTC
   */
  void accept(long positionMicros, long capturedAtMicros) {
    long off = capturedAtMicros - positionMicros;
    if (any && positionMicros <= lastAtMicros) {
      return;
    }
    if (any) {
      takeOutJump(positionMicros - lastAtMicros, off - lastOffMicros);
    }
    any = true;
    lastAtMicros = positionMicros;
    lastOffMicros = off;
    if (points == 0 || positionMicros - atMicros[points - 1] >= stepMicros) {
      add(positionMicros, off - jumpedMicros);
    }
  }

  /** Returns how often the clock was set. */
  int jumps() {
    return jumps;
  }

  /** Returns the drift in ppm, above zero where the clock runs fast; nothing before enough came. */
  OptionalDouble ppm() {
    if (points < 4 || atMicros[points - 1] - atMicros[0] < LEAST_SECONDS * MICROS) {
      return OptionalDouble.empty();
    }
    int half = points / 2;
    double[] slopes = new double[points - half];
    for (int i = 0; i < slopes.length; i++) {
      double gained = offMicros[i + half] - offMicros[i];
      slopes[i] = gained / (atMicros[i + half] - atMicros[i]) * MICROS;
    }
    return OptionalDouble.of(median(slopes));
  }

  private void takeOutJump(long passedMicros, long gainedMicros) {
    if (Math.abs(gainedMicros) > JUMP_MICROS + passedMicros / MICROS * WORST_PPM) {
      jumpedMicros += gainedMicros;
      jumps++;
    }
  }

  private void add(long at, long off) {
    if (points == MOST) {
      for (int i = 0; i < MOST / 2; i++) {
        atMicros[i] = atMicros[2 * i];
        offMicros[i] = offMicros[2 * i];
      }
      points = MOST / 2;
      stepMicros *= 2;
    }
    atMicros[points] = at;
    offMicros[points] = off;
    points++;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
