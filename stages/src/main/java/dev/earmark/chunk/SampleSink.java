package dev.earmark.chunk;

/** Takes a signal piece by piece, in order and without holes. */
public interface SampleSink {
  /** Takes the next samples; they are the caller's again afterwards. */
  void samples(float[] samples, int offset, int count);

  /** Takes a run of zeros, however long, in bounded time. */
  void zeros(long count);
}
