package dev.earmark.chunk;

import java.util.Arrays;

/**
 * Computes many results of a whole ratio (48 → 16 kHz) at once.
 *
 * <p>Only loops in which all arrays share one index become vector instructions. So the source is
 * dealt out to {@code step} components, each component's taps are taken four at a time against four
 * shifted copies of it, and the sum is what moves along between the fours. Each result is summed in
 * the same order, however many are computed together. Not thread-safe.
 */
final class Decimator {
  /** Results computed together at most. */
  static final int BLOCK = 256;

  private static final int GROUP = 4;

  private final int step;
  private final float[][] taps;
  private final float[][] shifted;
  private final float[] sum;

  /** Takes every {@code step}-th result of the filter that has these taps. */
  Decimator(float[] filter, int step) {
    this.step = step;
    int perComponent = (filter.length + step - 1) / step;
    int padded = (perComponent + GROUP - 1) / GROUP * GROUP;
    taps = new float[step][padded];
    for (int tap = 0; tap < filter.length; tap++) {
      taps[tap % step][tap / step] = filter[tap];
    }
    shifted = new float[GROUP][BLOCK + padded];
    sum = new float[BLOCK + padded];
  }

  /** Computes results from those whose taps begin at {@code first} on. */
  void apply(float[] source, int first, int count, float[] results) {
    Arrays.fill(results, 0, count, 0);
    for (int component = 0; component < step; component++) {
      deal(source, first + component, count + taps[component].length);
      filter(taps[component], count);
      add(results, sum, count);
    }
  }

  private void deal(float[] source, int first, int count) {
    float[] component = shifted[0];
    for (int i = 0, from = first; i < count && from < source.length; i++, from += step) {
      component[i] = source[from];
    }
    for (int shift = 1; shift < GROUP; shift++) {
      System.arraycopy(component, shift, shifted[shift], 0, count - shift);
    }
  }

  private void filter(float[] taps, int count) {
    int group = taps.length - GROUP;
    Arrays.fill(sum, 0, count + taps.length, 0);
    accumulate(taps, group, count + group);
    while (group > 0) {
      group -= GROUP;
      System.arraycopy(sum, GROUP, sum, 0, count + group);
      accumulate(taps, group, count + group);
    }
  }

  private void accumulate(float[] taps, int group, int count) {
    float t0 = taps[group];
    float t1 = taps[group + 1];
    float t2 = taps[group + 2];
    float t3 = taps[group + 3];
    float[] s0 = shifted[0];
    float[] s1 = shifted[1];
    float[] s2 = shifted[2];
    float[] s3 = shifted[3];
    float[] to = sum;
    for (int i = 0; i < count; i++) {
      to[i] = to[i] + ((t0 * s0[i] + t1 * s1[i]) + (t2 * s2[i] + t3 * s3[i]));
    }
  }

  private static void add(float[] results, float[] more, int count) {
    for (int i = 0; i < count; i++) {
      results[i] += more[i];
    }
  }
}
