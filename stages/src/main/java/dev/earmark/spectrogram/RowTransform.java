package dev.earmark.spectrogram;

import java.util.stream.IntStream;

/**
 * The Fourier transform down the columns of {@link Rows}, in place: decimation in time, whose
 * inputs lie in the order of {@link #row} and whose outputs in their own.
 */
final class RowTransform {

  private static final int[] RADICES = {2, 3, 5};

  private final int n;
  private final int[] radices;
  private final Turn[] turns;
  private final int[] rowOf;

  /** Of {@code n} rows, a product of twos, threes and fives. */
  RowTransform(int n) {
    this.n = n;
    radices = IntStream.of(RADICES).flatMap(radix -> times(radix, n)).toArray();
    turns = new Turn[n];
    for (int k = 0; k < n; k++) {
      turns[k] = Turn.of(k, n);
    }
    rowOf = IntStream.range(0, n).map(this::reversed).toArray();
  }

  /** A radix as often as it divides. */
  private static IntStream times(int radix, int n) {
    return n % radix == 0
        ? IntStream.concat(IntStream.of(radix), times(radix, n / radix))
        : IntStream.empty();
  }

  /** The row in which input {@code index} has to lie. */
  int row(int index) {
    return rowOf[index];
  }

  private int reversed(int index) {
    int row = 0;
    int block = n;
    int rest = index;
    for (int i = radices.length - 1; i >= 0; i--) {
      block /= radices[i];
      row += rest % radices[i] * block;
      rest /= radices[i];
    }
    return row;
  }

  /** Transforms every column. */
  void apply(Rows rows) {
    int block = 1;
    for (int i = 0; i < radices.length; i++) {
      int radix = radices[i];
      for (int first = 0; first < n; first += radix * block) {
        join(rows, first, block, radix);
      }
      block *= radix;
    }
  }

  /** Joins as many transformed blocks as the radix says, the first of which begins there. */
  private void join(Rows rows, int first, int block, int radix) {
    for (int k = 0; k < block; k++) {
      int step = k * (n / (radix * block));
      int a = first + k;
      switch (radix) {
        case 2 -> two(rows, a, a + block, step);
        case 3 -> three(rows, a, block, step);
        default -> five(rows, a, block, step);
      }
    }
  }

  private void two(Rows rows, int a, int b, int step) {
    if (step == 0) {
      rows.addAndSubtract(a, b);
    } else {
      rows.addAndSubtract(a, b, turns[step]);
    }
  }

  private void three(Rows rows, int a, int block, int step) {
    turn(rows, a + block, step);
    turn(rows, a + 2 * block, 2 * step);
    rows.transform(a, a + block, a + 2 * block);
  }

  private void five(Rows rows, int a, int block, int step) {
    for (int j = 1; j < 5; j++) {
      turn(rows, a + j * block, j * step);
    }
    rows.transform(a, a + block, a + 2 * block, a + 3 * block, a + 4 * block);
  }

  private void turn(Rows rows, int row, int step) {
    if (step != 0) {
      rows.turn(row, turns[step]);
    }
  }
}
