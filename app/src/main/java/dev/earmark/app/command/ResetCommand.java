package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.reset.Plan;
import dev.earmark.app.reset.Reset;
import dev.earmark.app.reset.Target;
import dev.earmark.app.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets an application back, when none of its processes runs. */
@Command(
    name = "reset",
    description =
        "Set an application of which nothing runs back: where it goes on, and what it remembers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What it remembers is forgotten: recordings, detections and counts begin anew where it goes on.",
      "Predictions, detections, matrices and dead letters stay in their topics; what is heard again is said again, with the same ids.",
      "",
      "Examples:",
      "  earmark reset --to-beginning --dry-run",
      "  earmark reset --to-time 2026-11-22T06:00:00Z",
      "  earmark reset --to-latest --yes"
    })
public final class ResetCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--to-beginning", description = "Go on with the oldest audio that is kept.")
  private boolean beginning;

  @Option(names = "--to-latest", description = "Go on with the audio that comes from now on.")
  private boolean latest;

  @Option(
      names = "--to-time",
      paramLabel = "INSTANT",
      description = "Go on with what came since then, such as 2026-11-22T06:00:00Z.")
  private @Nullable Instant time;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  private final Surroundings surroundings;

  public ResetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Settings settings = options.read(surroundings.environment());
    Target target =
        Target.of(beginning, latest, time)
            .orElseThrow(
                () ->
                    CommandFailure.wrong(
                        "one of --to-beginning, --to-latest and --to-time must be given"));
    try (Cluster cluster = Cluster.connect(settings)) {
      reset(new Reset(cluster, settings), target);
    }
    return ExitCodes.DONE;
  }

  private void reset(Reset reset, Target target) {
    Plan plan = reset.plan(target);
    plan.lines().forEach(surroundings.out()::println);
    if (dryRun) {
      surroundings.out().println("nothing was changed");
      return;
    }
    confirm(plan);
    reset.carryOut(plan);
    surroundings.out().println(plan.group() + " goes on with " + target.words());
  }

  private void confirm(Plan plan) {
    if (!yes) {
      surroundings.err().print("earmark: type " + plan.group() + " to do this: ");
      surroundings.err().flush();
      if (!plan.group().equals(answer())) {
        throw CommandFailure.wrong("that was not " + plan.group() + ", so nothing was changed");
      }
    }
  }

  private @Nullable String answer() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? null : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
