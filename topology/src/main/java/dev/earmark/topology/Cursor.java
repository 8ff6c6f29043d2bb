package dev.earmark.topology;

/**
 * What is kept of a recording: its next window and what the log does not say.
 *
 * @param origin what its first chunk said
 * @param nextSample first sample of the next window to be scored, at the model's rate
 * @param modelRate that rate in Hz; another model's grid finds its own next window from both
 * @param need offset of the first record of the log that holds samples of that window or a later
 *     one
 * @param at offset of the last record that had been taken when this was written
 * @param heard how far it was heard
 * @param ended whether it has ended and all its windows are scored
 */
record Cursor(
    Origin origin,
    long nextSample,
    int modelRate,
    long need,
    long at,
    Extent heard,
    boolean ended) {}
