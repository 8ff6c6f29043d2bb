package dev.earmark.topology.chunk;

import dev.earmark.state.Began;

/**
 * Where a record lies in its partition of the log.
 *
 * @param offset its offset
 * @param timestampMs its time, in milliseconds since 1970-01-01 UTC; of the partition up to here
 */
public record Place(long offset, long timestampMs) {
  /** Returns the same as the stages say it, for a recording whose first record lies here. */
  public Began began() {
    return new Began(timestampMs, offset);
  }
}
