package dev.earmark.confusion;

/**
 * A prediction as the count sees it.
 *
 * @param recording its name
 * @param window its index in the recording
 * @param heard how many of its samples are audio
 * @param predicted position of the predicted label
 * @param startedAtMicros when its first sample was captured, in µs since 1970
 * @param began position in the log of the recording's first record; later recordings began later
 */
public record HeardWindow(
    String recording, long window, int heard, int predicted, long startedAtMicros, long began) {}
