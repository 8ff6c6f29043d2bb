package dev.earmark.topology;

/**
 * How far back a partition is read whose cursors may be ahead of what was published.
 *
 * @param horizonMs how long before the newest record to begin, in ms; four times as long where that
 *     does not suffice
 * @param sayAgain how many of the last complete windows may have been waiting for their batch
 */
record RebuildRule(long horizonMs, int sayAgain) {}
