package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.bench.Guarantee;
import dev.earmark.bench.Pipeline;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With how many devices rebuilding is measured, and where the figures go. */
final class RebuildOptions {
  @Mixin private MeasuredOptions measured = new MeasuredOptions();

  @Option(
      names = "--devices",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "10,100,250",
      description = "Live devices of the partition (default: ${DEFAULT-VALUE}).")
  private List<Integer> devices = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long they are heard before the kill (default: ${DEFAULT-VALUE}).")
  private int seconds;

  List<Integer> devices() {
    return devices;
  }

  int seconds() {
    return seconds;
  }

  @Nullable Path json() {
    return measured.json();
  }

  /** Returns the topology to be measured. */
  Pipeline pipeline() {
    measured.checkOut();
    check(seconds >= 1, "--seconds must be at least 1: --seconds=" + seconds);
    devices.forEach(count -> check(count >= 1, "--devices must be at least 1: --devices=" + count));
    Guarantee guarantee = measured.guarantee(Guarantee.AT_LEAST_ONCE);
    return new Pipeline(measured.models(), guarantee, guarantee.commitMs(), 1);
  }

  private static void check(boolean kept, String sentence) {
    if (!kept) {
      throw CommandFailure.wrong(sentence);
    }
  }
}
