package dev.earmark.bench.kill;

/**
 * A record that was read.
 *
 * @param key its key
 * @param partition the partition that it is in
 * @param headers how many it has
 * @param value what it says
 */
record Received<T>(String key, int partition, int headers, T value) {}
