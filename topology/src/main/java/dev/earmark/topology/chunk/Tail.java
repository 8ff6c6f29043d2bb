package dev.earmark.topology.chunk;

/**
 * Where in the log the samples of a recording's next windows begin.
 *
 * @param offset of the first record that holds such a sample
 * @param heard how far the recording had been heard when that record came, so that whatever was
 *     decided about it is decided alike when it is read again
 */
public record Tail(long offset, Extent heard) {}
