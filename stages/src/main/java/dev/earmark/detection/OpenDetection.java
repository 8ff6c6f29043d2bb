package dev.earmark.detection;

/**
 * A detection that is open, told in full, so that it can be closed without the model's card.
 *
 * @param recording in which it is heard
 * @param label its name
 * @param sampleRate at which its positions count, in Hz
 * @param detection as it is so far
 */
public record OpenDetection(String recording, String label, int sampleRate, Detection detection) {}
