package dev.earmark.window;

/**
 * One window of a recording, at the model's rate.
 *
 * @param index number of the window in its recording, from 0
 * @param startSample position of its first sample
 * @param endSample position after its last sample
 * @param samples mono, in [−1, 1) but for the resampler's overshoot; zero where nothing was heard
 *     and after the recording's end
 * @param coverage share that was heard of what the recording has in this window, above 0 and up to
 *     1; what lies after the recording's end does not count
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once and only read
public record Window(
    long index, long startSample, long endSample, float[] samples, double coverage) {}
