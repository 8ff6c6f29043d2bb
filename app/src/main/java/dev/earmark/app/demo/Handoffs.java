package dev.earmark.app.demo;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * When which samples of a recording were handed to the producer; written by one thread, read by
 * another.
 */
final class Handoffs {
  private final ConcurrentSkipListMap<Long, Long> nanosByEnd = new ConcurrentSkipListMap<>();

  /** Notes that all frames before {@code end} have been handed over. */
  void handed(long end, long nanoTime) {
    nanosByEnd.put(end, nanoTime);
  }

  /**
   * Returns when the frame before {@code end} was handed over; for an end beyond the recording's,
   * when its last one was.
   */
  OptionalLong nanosOf(long end) {
    Map.Entry<Long, Long> handed = nanosByEnd.ceilingEntry(end);
    Map.Entry<Long, Long> used = handed == null ? nanosByEnd.lastEntry() : handed;
    return used == null ? OptionalLong.empty() : OptionalLong.of(used.getValue());
  }
}
