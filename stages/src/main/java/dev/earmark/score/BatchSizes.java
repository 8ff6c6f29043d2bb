package dev.earmark.score;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many rows a run may have; rows that hold no window are zeros, and nobody reads their scores.
 *
 * @param only these, in ascending order; none for any number
 */
record BatchSizes(List<Integer> only) {

  /** As many rows as windows. */
  static final BatchSizes ANY = new BatchSizes(List.of());

  private static final int STEP = 4;

  /** Keeps a copy. */
  BatchSizes {
    only = List.copyOf(only);
  }

  /** 1, 4, 16, ... and the most. */
  static BatchSizes steps(int most) {
    var below = IntStream.iterate(1, size -> size < most, size -> size * STEP).boxed();
    return new BatchSizes(Stream.concat(below, Stream.of(most)).toList());
  }

  /** How many rows a run of so many windows has. */
  int rows(int windows) {
    for (int i = 0; i < only.size(); i++) {
      if (only.get(i) >= windows) {
        return only.get(i);
      }
    }
    return windows;
  }

  /** How many windows a run can have, of up to {@code maxBatch}. */
  int windows(int maxBatch) {
    return only.isEmpty() ? maxBatch : Math.min(maxBatch, only.get(only.size() - 1));
  }

  /**
   * The least windows that need each size. Of any number two, which show that the batch is free in
   * the whole graph, not only in its signature.
   */
  IntStream warming() {
    return only.isEmpty()
        ? IntStream.of(2)
        : IntStream.range(0, only.size()).map(i -> i == 0 ? 1 : only.get(i - 1) + 1);
  }
}
