package dev.earmark.detection;

/**
 * A label that is heard, from the first window that said so to the last.
 *
 * @param label position in the model's labels
 * @param start first sample of the window that opened it, at the model's rate
 * @param end first sample after the last window that kept it open
 * @param startedAtMicros when {@code start} was captured, in µs since 1970
 * @param endedAtMicros when {@code end} was captured
 * @param peak highest mean score, from 0 to 1
 * @param windows number of windows that opened it and kept it open
 */
public record Detection(
    int label,
    long start,
    long end,
    long startedAtMicros,
    long endedAtMicros,
    double peak,
    long windows) {

  Detection with(ScoredWindow window, long endedAtMicros, double mean) {
    return new Detection(
        label,
        start,
        window.end(),
        startedAtMicros,
        endedAtMicros,
        Math.max(peak, mean),
        windows + 1);
  }
}
