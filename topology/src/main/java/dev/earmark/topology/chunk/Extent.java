package dev.earmark.topology.chunk;

/**
 * How far a recording was heard.
 *
 * @param atMs time of its newest chunk's record, in milliseconds since 1970-01-01 UTC
 * @param toSample position after its furthest sample, at its own rate
 */
public record Extent(long atMs, long toSample) {

  /** Returns the extent after a chunk that ends at {@code sample} and came at {@code ms}. */
  public Extent with(long ms, long sample) {
    return new Extent(Math.max(atMs, ms), Math.max(toSample, sample));
  }
}
