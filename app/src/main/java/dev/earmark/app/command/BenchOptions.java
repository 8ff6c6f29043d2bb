package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.Load;
import dev.earmark.bench.Pipeline;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured, and where the figures go. */
final class BenchOptions {
  private static final List<String> GUARANTEES = List.of("at_least_once", "exactly_once_v2");

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "simple-audio",
      description = "Name or .onnx file of the model (default: ${DEFAULT-VALUE}).")
  private String model = "";

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
      names = "--guarantee",
      paramLabel = "NAME",
      defaultValue = "at_least_once",
      description = "at_least_once or exactly_once_v2 (default: ${DEFAULT-VALUE}).")
  private String guarantee = "at_least_once";

  @Option(
      names = "--commit-ms",
      paramLabel = "N",
      description = "commit.interval.ms of the topology (default: 5000; exactly_once_v2: 100).")
  private @Nullable Integer commitMs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "num.stream.threads of the topology (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures for programs.")
  @Nullable Path json;

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
    OutFile.check("--json", json);
    int commits = commitMs == null ? usualCommitMs() : commitMs;
    positive("--commit-ms", commits);
    positive("--threads", threads);
    if (!GUARANTEES.contains(guarantee)) {
      throw CommandFailure.wrong(
          "--guarantee must be at_least_once or exactly_once_v2: --guarantee=" + guarantee);
    }
    return new Pipeline(ModelLocation.of(model), guarantee, commits, threads);
  }

  private int usualCommitMs() {
    return guarantee.equals("exactly_once_v2") ? 100 : 5_000;
  }

  private static void positive(String option, int value) {
    if (value < 1) {
      throw CommandFailure.wrong(option + " must be at least 1: " + option + "=" + value);
    }
  }
}
