package dev.earmark.bench;

import java.nio.file.Path;

/**
 * The topology as it is measured.
 *
 * @param model the model's file
 * @param guarantee what is promised
 * @param commitIntervalMs {@code commit.interval.ms}
 * @param streamThreads {@code num.stream.threads}
 */
public record Pipeline(Path model, Guarantee guarantee, int commitIntervalMs, int streamThreads) {}
