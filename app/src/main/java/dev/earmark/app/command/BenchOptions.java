package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.bench.Guarantee;
import dev.earmark.bench.Load;
import dev.earmark.bench.Pipeline;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is measured, and where the figures go. */
final class BenchOptions {
  @Mixin private MeasuredOptions measured = new MeasuredOptions();

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "Devices, each with one recording (default: 50; latency: 20).")
  private @Nullable Integer devices;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Audio of each device (default: 120; latency: 30).")
  private @Nullable Integer seconds;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topics (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--chunk-ms",
      paramLabel = "N",
      defaultValue = "100",
      description = "Audio of a chunk, in milliseconds (default: ${DEFAULT-VALUE}).")
  private int chunkMs;

  @Option(
      names = "--commit-ms",
      paramLabel = "N",
      description = "commit.interval.ms of the topology (default: 5000; exactly-once: 100).")
  private @Nullable Integer commitMs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "num.stream.threads of the topology (default: ${DEFAULT-VALUE}).")
  private int threads;

  /** Returns the load; what was not given is as given here. */
  Load load(int usualDevices, int usualSeconds) {
    try {
      return new Load(
          devices == null ? usualDevices : devices,
          seconds == null ? usualSeconds : seconds,
          partitions,
          chunkMs);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the topology to be measured. */
  Pipeline pipeline() {
    measured.checkOut();
    Guarantee guarantee = measured.guarantee(Guarantee.AT_LEAST_ONCE);
    int commits = commitMs == null ? guarantee.commitMs() : commitMs;
    positive("--commit-ms", commits);
    positive("--threads", threads);
    return new Pipeline(measured.models(), guarantee, commits, threads);
  }

  @Nullable Path json() {
    return measured.json();
  }

  private static void positive(String option, int value) {
    if (value < 1) {
      throw CommandFailure.wrong(option + " must be at least 1: " + option + "=" + value);
    }
  }
}
