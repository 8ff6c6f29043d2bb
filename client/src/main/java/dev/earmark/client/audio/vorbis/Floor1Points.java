package dev.earmark.client.audio.vorbis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Where the points of a floor are, and how high they are in a packet (section 7.2.4, step 1). */
final class Floor1Points {
  private final int[] positions;
  private final int multiplier;
  private final int[] low;
  private final int[] high;
  private final int[] ascending;

  /**
   * @param positions all different, the first two those of the outermost points
   */
  Floor1Points(int[] positions, int multiplier) {
    this.positions = positions;
    this.multiplier = multiplier;
    low = new int[positions.length];
    high = new int[positions.length];
    for (int i = 2; i < positions.length; i++) {
      findNeighbours(i);
    }
    ascending =
        IntStream.range(0, positions.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> positions[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Among the points before it, the next lower and the next higher one. */
  private void findNeighbours(int point) {
    high[point] = 1;
    for (int i = 0; i < point; i++) {
      if (positions[i] < positions[point] && positions[i] > positions[low[point]]) {
        low[point] = i;
      }
      if (positions[i] > positions[point] && positions[i] < positions[high[point]]) {
        high[point] = i;
      }
    }
  }

  int count() {
    return positions.length;
  }

  /**
   * Returns the curve through points.
   *
   * @param read what was read of each point, under {@code range}: by how much it differs from the
   *     line between its neighbours
   */
  Floor.Curve curve(int[] read, int range) {
    int[] heights = Arrays.copyOf(read, read.length);
    boolean[] turns = new boolean[read.length];
    turns[0] = true;
    turns[1] = true;
    for (int i = 2; i < read.length; i++) {
      int predicted = predicted(heights, i);
      heights[i] = unwrapped(read[i], predicted, range);
      if (read[i] != 0) {
        turns[low[i]] = true;
        turns[high[i]] = true;
        turns[i] = true;
      }
    }
    return curve(heights, turns);
  }

  /** The line between the neighbours at the point: {@code render_point} of section 9.2.6. */
  private int predicted(int[] heights, int point) {
    int from = positions[low[point]];
    int rise = heights[high[point]] - heights[low[point]];
    int run = positions[high[point]] - from;
    return heights[low[point]] + rise * (positions[point] - from) / run;
  }

  /** Small numbers go down and up in turns, larger ones to the side that has the room left. */
  private static int unwrapped(int read, int predicted, int range) {
    int above = range - predicted;
    if (read >= 2 * Math.min(above, predicted)) {
      return above > predicted ? read : range - 1 - read;
    }
    return (read & 1) == 1 ? predicted - (read + 1) / 2 : predicted + read / 2;
  }

  private Floor.Curve curve(int[] heights, boolean[] turns) {
    int[] turning = Arrays.stream(ascending).filter(i -> turns[i]).toArray();
    int[] x = new int[turning.length];
    int[] y = new int[turning.length];
    for (int i = 0; i < turning.length; i++) {
      x[i] = positions[turning[i]];
      y[i] = heights[turning[i]] * multiplier;
    }
    return new Floor1Curve(x, y);
  }
}
