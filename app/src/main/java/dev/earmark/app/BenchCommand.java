package dev.earmark.app;

import java.util.concurrent.Callable;

/**
 * The {@code bench} subcommand, annotated for picocli, found through {@link
 * java.util.ServiceLoader} where it is on the class path.
 */
public interface BenchCommand extends Callable<Integer> {}
