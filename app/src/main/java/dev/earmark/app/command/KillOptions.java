package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.bench.Guarantee;
import dev.earmark.bench.kill.KillPlan;
import dev.earmark.bench.kill.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done to the processes of a topology, and where the figures go. */
final class KillOptions {
  private static final long MOST_SEEDS = 1_000_000;

  @Mixin private MeasuredOptions measured = new MeasuredOptions();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often a process is killed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "classic",
      description = "group.protocol: classic or streams (default: ${DEFAULT-VALUE}).")
  private String protocol = "";

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "1",
      description = "Processes at once: in each round from 1 to N (default: ${DEFAULT-VALUE}).")
  private int instances;

  @Option(
      names = "--swap-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Time from one version of the last model's file to the next, in seconds; 0: it stays (default: ${DEFAULT-VALUE}).")
  private int swapSeconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Which audio and which moments (default: another one each time).")
  private @Nullable Long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "New folder of the broker's log and of what the processes say (default: a temporary one).")
  private @Nullable Path data;

  /** Returns the topology that is killed. */
  Victim victim() {
    measured.checkOut();
    Guarantee promised = measured.guarantee(Guarantee.EXACTLY_ONCE);
    List<Path> models = measured.models();
    return refusing(() -> new Victim(models, promised, protocol, Map.of()));
  }

  /** Returns what is done to it. */
  KillPlan plan() {
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(MOST_SEEDS) : seed;
    return refusing(() -> new KillPlan(rounds, instances, chosen, Duration.ofSeconds(swapSeconds)));
  }

  private static <T> T refusing(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong("--" + e.getMessage(), e);
    }
  }

  @Nullable Path json() {
    return measured.json();
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }
}
