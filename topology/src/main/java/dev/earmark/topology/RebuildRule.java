package dev.earmark.topology;

/**
 * How far back a partition is read whose cursors may be ahead of what was published.
 *
 * @param streamTimeMs time of the newest record before the committed offset, in ms since 1970-01-01
 *     UTC
 * @param horizonMs how long before it to begin; four times as long where that does not suffice
 * @param sayAgain how many of the last complete windows may have been waiting for their batch
 */
record RebuildRule(long streamTimeMs, long horizonMs, int sayAgain) {}
