package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Json;
import dev.earmark.app.Surroundings;
import dev.earmark.app.WorkFolder;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.Latency;
import dev.earmark.bench.Throughput;
import dev.earmark.bench.kernels.Kernels;
import dev.earmark.score.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures what Earmark costs on this machine, beside the cheapest there can be. */
@Command(
    name = "bench",
    description = "Measure what Earmark costs on this machine (without a word: throughput).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  earmark bench",
      "  earmark bench throughput --model commands --json throughput.json",
      "  earmark bench latency --devices 20"
    })
public final class BenchCommand implements Callable<Integer> {
  /** The usual load is that of the published comparison, so that figures can be held beside it. */
  private static final int DEVICES = 50;

  private static final int SECONDS = 120;

  @Mixin private BenchOptions options = new BenchOptions();

  private final Surroundings surroundings;

  public BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    return throughput(options);
  }

  @Command(
      name = "throughput",
      description = "Run the topology over a backlog; then the same windows without Kafka.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench throughput --devices 50 --seconds 120"})
  Integer throughput(@Mixin BenchOptions given) throws Exception {
    surroundings.out().println("measuring throughput: a few minutes ...");
    var result =
        inTemporaryFolder(
            folder -> new Throughput(given.load(DEVICES, SECONDS), given.pipeline(), folder).run());
    return say(given, result.toTable(), result.toMap());
  }

  @Command(
      name = "latency",
      description = "Follow live devices, from the last chunk of a window to its prediction read.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench latency --devices 20 --seconds 30"})
  Integer latency(@Mixin BenchOptions given) throws Exception {
    surroundings.out().println("measuring latency at the speed of life ...");
    var result =
        inTemporaryFolder(
            folder -> new Latency(given.load(20, 30), given.pipeline(), folder).run());
    return say(given, result.toTable(), result.toMap());
  }

  @Command(
      name = "kernels",
      description = "Run the JMH benchmarks whose names match (default: all).",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench kernels FrontEnd"})
  Integer kernels(@Parameters(paramLabel = "PATTERN", defaultValue = ".*") String pattern)
      throws Exception {
    Kernels.run(pattern, ModelLocation.folder());
    return 0;
  }

  private Integer say(BenchOptions given, String table, Map<String, Object> figures)
      throws IOException {
    surroundings.out().print(table);
    if (given.json != null) {
      Files.writeString(given.json, Json.page(figures));
    }
    return 0;
  }

  private interface Measurement<R> {
    R in(Path folder) throws ModelException, InterruptedException;
  }

  private static <R> R inTemporaryFolder(Measurement<R> measurement) throws InterruptedException {
    try (var folder = WorkFolder.of(Optional.empty())) {
      return measurement.in(folder.path());
    } catch (ModelException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
  }
}
