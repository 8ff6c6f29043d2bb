package dev.earmark.bench.kernels;

import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs this package's JMH benchmarks from a program. */
public final class Kernels {
  private Kernels() {}

  /**
   * Runs the benchmarks whose names match the pattern, on the models of a folder; prints as JMH
   * does, time and allocated bytes.
   *
   * @throws IllegalStateException where a benchmark fails, or none has such a name
   */
  public static void run(String pattern, Path models) {
    var options =
        new OptionsBuilder()
            .include(pattern)
            .param("models", models.toString())
            .addProfiler(GCProfiler.class)
            .build();
    try {
      new Runner(options).run();
    } catch (RunnerException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    }
  }
}
