package dev.earmark.window;

import java.util.ArrayDeque;
import java.util.Deque;

/** The holes that were zero-filled, in order; the newest are remembered one by one. */
final class Gaps {
  private static final int MAX_REMEMBERED = 256;

  private record Gap(long from, long to) {
    long overlap(long start, long end) {
      return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
  }

  private final Deque<Gap> newest = new ArrayDeque<>();
  private long count;
  private long samples;

  void add(long from, long to) {
    count++;
    samples += to - from;
    newest.add(new Gap(from, to));
    if (newest.size() > MAX_REMEMBERED) {
      newest.removeFirst();
    }
  }

  long count() {
    return count;
  }

  long samples() {
    return samples;
  }

  /** Returns how many samples of a span lie in remembered holes. */
  long overlap(long from, long to) {
    long overlap = 0;
    for (Gap gap : newest) {
      overlap += gap.overlap(from, to);
    }
    return overlap;
  }
}
