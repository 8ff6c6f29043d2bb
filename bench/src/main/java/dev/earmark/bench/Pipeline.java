package dev.earmark.bench;

import java.nio.file.Path;

/**
 * The topology as it is measured.
 *
 * @param model the model's file
 * @param guarantee {@code at_least_once} or {@code exactly_once_v2}
 * @param commitIntervalMs {@code commit.interval.ms}
 * @param streamThreads {@code num.stream.threads}
 */
public record Pipeline(Path model, String guarantee, int commitIntervalMs, int streamThreads) {}
