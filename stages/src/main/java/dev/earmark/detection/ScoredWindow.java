package dev.earmark.detection;

/**
 * A window as the detector hears it.
 *
 * @param index in the recording
 * @param start first sample, at the model's rate
 * @param end first sample after it
 * @param startedAtMicros when its first sample was captured, in µs since 1970
 * @param scores probability of each of the model's labels, in the model's order
 */
@SuppressWarnings("ArrayRecordComponent") // scores are only read; a copy a window would be waste
public record ScoredWindow(
    long index, long start, long end, long startedAtMicros, float[] scores) {}
