package dev.earmark.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class KernelsTest {

  @Test
  void everyKernelRunsWithEachOfItsSettings() throws Exception {
    var options =
        new OptionsBuilder()
            .include("dev.earmark.bench.kernels")
            .param("models", "../models")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    // 4 front ends in 2 ways, 2 models by 5 batch sizes, 3 rates
    assertThat(results).hasSize(8 + 10 + 3);
    assertThat(results).allSatisfy(r -> assertThat(r.getPrimaryResult().getScore()).isPositive());
  }
}
