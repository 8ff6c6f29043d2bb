package dev.earmark.window;

import java.util.Random;

/** Window grids: each window touching the next, overlapping it, or with a hole between. */
final class Grids {
  private Grids() {}

  /** Returns a grid with windows of up to {@code maxLength} samples. */
  static WindowGrid any(Random random, int sampleRate, int maxLength) {
    int length = InTime.anySize(random, maxLength);
    int hop =
        switch (random.nextInt(4)) {
          case 0 -> length;
          case 1 -> Math.max(1, length / (1 + random.nextInt(8)));
          case 2 -> 1 + random.nextInt(length);
          default -> length + InTime.anySize(random, 5 * maxLength);
        };
    return new WindowGrid(sampleRate, length, atLeast(hop, length));
  }

  /** Keeps windows from overlapping more than a hundredfold. */
  private static int atLeast(int hop, int length) {
    return Math.max(hop, (length + 99) / 100);
  }
}
