package dev.earmark.bench.kill;

/**
 * Where a broker and a registry answer.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param registryUrl separated by commas
 */
public record Addresses(String bootstrapServers, String registryUrl) {}
