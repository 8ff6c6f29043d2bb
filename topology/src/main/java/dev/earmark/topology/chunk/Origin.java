package dev.earmark.topology.chunk;

/**
 * What a recording has from its first chunk for good.
 *
 * @param firstSample position at which its first chunk began, at its own rate
 * @param sampleRate samples per second (Hz) of all its chunks
 * @param startedAtMicros when its sample 0 was captured, by the device's clock, in microseconds
 *     since 1970-01-01 UTC
 * @param began where its first chunk lies in the log
 */
public record Origin(long firstSample, int sampleRate, long startedAtMicros, Place began) {

  /** Returns what was heard of it before its first chunk: nothing, up to where that began. */
  public Extent nothingHeard() {
    return new Extent(began.timestampMs(), firstSample);
  }
}
