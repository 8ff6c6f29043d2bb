package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.kill.Guarantee;
import dev.earmark.bench.kill.KillPlan;
import dev.earmark.bench.kill.Victim;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is done to the processes of a topology, and where the figures go. */
final class KillOptions {
  private static final long MOST_SEEDS = 1_000_000;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "simple-audio",
      description = "Name or .onnx file of the model (default: ${DEFAULT-VALUE}).")
  private String model = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often a process is killed (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--guarantee",
      paramLabel = "NAME",
      defaultValue = "exactly-once",
      description = "exactly-once or at-least-once (default: ${DEFAULT-VALUE}).")
  private String guarantee = "";

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
      names = "--wipe",
      description = "Delete the state folder of a process before it starts again.")
  private boolean wipe;

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

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures for programs.")
  @Nullable Path json;

  /** Returns the topology that is killed. */
  Victim victim() {
    OutFile.check("--json", json);
    Guarantee promised = Guarantee.of(guarantee).orElseThrow(this::unknownGuarantee);
    return refusing(
        () -> new Victim(ModelLocation.of(model).toAbsolutePath(), promised, protocol, Map.of()));
  }

  private CommandFailure unknownGuarantee() {
    return CommandFailure.wrong(
        "--guarantee must be " + Guarantee.words() + ": --guarantee=" + guarantee);
  }

  /** Returns what is done to it. */
  KillPlan plan() {
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(MOST_SEEDS) : seed;
    return refusing(() -> new KillPlan(rounds, instances, wipe, chosen));
  }

  private static <T> T refusing(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrong("--" + e.getMessage(), e);
    }
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }
}
