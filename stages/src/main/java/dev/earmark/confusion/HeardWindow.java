package dev.earmark.confusion;

import dev.earmark.state.Began;

/**
 * A prediction as the count sees it.
 *
 * @param recording its name
 * @param window its index in the recording
 * @param heard how many of its samples are audio
 * @param predicted position of the predicted label
 * @param startedAtMicros when its first sample was captured, in µs since 1970
 * @param began where in the log the recording began
 */
public record HeardWindow(
    String recording, long window, int heard, int predicted, long startedAtMicros, Began began) {}
