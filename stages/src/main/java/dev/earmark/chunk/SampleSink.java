package dev.earmark.chunk;

/** Takes a signal piece by piece, in order and without holes. */
public interface SampleSink {
  /** Takes the next samples; they are the caller's again afterwards. */
  void samples(float[] samples, int offset, int count);

  /** Takes a run of zeros, however long, in bounded time. */
  void zeros(long count);

  /** Returns how many of the next samples make no difference, so that zeros may stand for them. */
  default long ignored() {
    return 0;
  }

  /** Returns how many of the next samples make a difference, if none of them is ignored at once. */
  default long wanted() {
    return Long.MAX_VALUE;
  }
}
