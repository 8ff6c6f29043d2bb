package dev.earmark.window;

/**
 * What became of the samples of one recording, at its own rate.
 *
 * @param samples heard for the first time
 * @param repeatedSamples heard before, and dropped
 * @param gapSamples never heard in time, and zero-filled
 * @param lateSamples heard after their hole was zero-filled or the recording had ended, and dropped
 * @param gaps holes that were zero-filled
 */
public record CutCounts(
    long samples, long repeatedSamples, long gapSamples, long lateSamples, long gaps) {
  static final CutCounts NONE = new CutCounts(0, 0, 0, 0, 0);

  /** Returns what has come since. */
  public CutCounts since(CutCounts before) {
    return new CutCounts(
        samples - before.samples,
        repeatedSamples - before.repeatedSamples,
        gapSamples - before.gapSamples,
        lateSamples - before.lateSamples,
        gaps - before.gaps);
  }

  CutCounts withLate(long more) {
    return new CutCounts(samples, repeatedSamples, gapSamples, lateSamples + more, gaps);
  }
}
