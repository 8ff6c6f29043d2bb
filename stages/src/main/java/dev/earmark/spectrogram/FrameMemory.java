package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.util.Arrays;

/**
 * Frames that a window shares with the one before it in its recording, kept until that one's
 * successor comes.
 *
 * <p>A window is known again by its samples, every one of which must be the same bit for bit, so
 * recordings need no name here, holes and restarts need no care, and recalled frames are what
 * computing them would give. Where more recordings take turns than there is room for, some frames
 * are computed again. What no window has asked for in many times the turns that others wait is of a
 * recording that has ended: the next one takes its place.
 */
final class FrameMemory {

  /** Samples by which a window is found before all of them are compared. */
  static final int KEY_SAMPLES = 8;

  private static final int LARGEST_BYTES = 16 << 20;
  private static final int MOST_WINDOWS = 1024;
  private static final int WAITS_UNTIL_OLD = 16;
  private static final double SMOOTHING = 1.0 / 16;

  private final int hop;
  private final int sharedSamples;
  private final int to;
  private final int from;
  private final int sharedFloats;
  private final int[] keys;
  private final float[][] samples;
  private final float[][] rows;
  private final long[] keptAt;
  private long now;

  /** After how many turns frames were asked for, in the mean of late; at first as if all were. */
  private double wait;

  private int kept;
  private int recalled = -1;
  private int victim = 1;

  /** Memory for windows of this grid whose frames are {@code width} floats each. */
  FrameMemory(SharedFrames shared, WindowGrid grid, int width) {
    hop = grid.hop();
    sharedSamples = grid.length() - hop;
    to = shared.first() * width;
    from = to + shared.later() * width;
    sharedFloats = shared.end() * width - to;
    int bytes = (sharedSamples + sharedFloats) * Float.BYTES;
    int room = Math.max(1, Math.min(MOST_WINDOWS, LARGEST_BYTES / bytes));
    keys = new int[room];
    samples = new float[room][];
    rows = new float[room][];
    keptAt = new long[room];
    wait = room;
  }

  /** How many windows' frames are kept. */
  int windows() {
    return kept;
  }

  /** Copies the shared frames of the window before this one, if that is remembered. */
  boolean recall(float[] window, float[] features) {
    int key = key(window, 0);
    for (int i = 0; i < kept; i++) {
      if (keys[i] == key && Arrays.equals(samples[i], 0, sharedSamples, window, 0, sharedSamples)) {
        System.arraycopy(rows[i], 0, features, to, sharedFloats);
        recalled = i;
        wait += (now - keptAt[i] - wait) * SMOOTHING;
        return true;
      }
    }
    recalled = -1;
    return false;
  }

  /** Keeps the frames of the window that was just asked for, in place of those it recalled. */
  void keep(float[] window, float[] features) {
    int place = place();
    keptAt[place] = now++;
    keys[place] = key(window, hop);
    System.arraycopy(window, hop, samples[place], 0, sharedSamples);
    System.arraycopy(features, from, rows[place], 0, sharedFloats);
  }

  private int place() {
    if (recalled >= 0) {
      return recalled;
    }
    int oldest = oldest();
    if (oldest >= 0 && now - keptAt[oldest] > WAITS_UNTIL_OLD * wait) {
      return oldest;
    }
    if (kept < keys.length) {
      samples[kept] = new float[sharedSamples];
      rows[kept] = new float[sharedFloats];
      return kept++;
    }
    // Any one, not the oldest: of recordings that take turns, the oldest is the next to be asked
    // for.
    victim = victim * 1_664_525 + 1_013_904_223;
    return Integer.remainderUnsigned(victim >>> 8, keys.length);
  }

  private int oldest() {
    int oldest = kept - 1;
    for (int i = 0; i < kept; i++) {
      oldest = keptAt[i] < keptAt[oldest] ? i : oldest;
    }
    return oldest;
  }

  private static int key(float[] window, int from) {
    int key = 1;
    for (int n = from; n < from + KEY_SAMPLES; n++) {
      key = 31 * key + Float.floatToIntBits(window[n]);
    }
    return key;
  }
}
