package dev.earmark.topology;

/**
 * Where a record lies in its partition of the log.
 *
 * @param offset its offset
 * @param timestampMs its time, in milliseconds since 1970-01-01 UTC; of the partition up to here
 */
record Place(long offset, long timestampMs) {}
