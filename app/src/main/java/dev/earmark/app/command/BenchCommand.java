package dev.earmark.app.command;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.Earmark;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.settings.ModelLocation;
import dev.earmark.bench.Latency;
import dev.earmark.bench.Load;
import dev.earmark.bench.Pipeline;
import dev.earmark.bench.RebuildBench;
import dev.earmark.bench.Throughput;
import dev.earmark.bench.ThroughputResult;
import dev.earmark.bench.kernels.Kernels;
import dev.earmark.bench.kill.DeliveryResult;
import dev.earmark.bench.kill.DeliveryRun;
import dev.earmark.bench.kill.KillPlan;
import dev.earmark.bench.kill.KillResult;
import dev.earmark.bench.kill.KillRun;
import dev.earmark.bench.kill.Rounds;
import dev.earmark.bench.kill.Victim;
import dev.earmark.score.ModelException;
import java.time.Duration;
import java.util.Locale;
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

  /** A shorter steady part says more about the compiler and the collector than about Earmark. */
  private static final double LEAST_STEADY_SECONDS = 5;

  @Mixin private BenchOptions options = new BenchOptions();

  private final Surroundings surroundings;
  private final Figures figures;

  public BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    figures = new Figures(surroundings);
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
    Load load = given.load(DEVICES, SECONDS);
    Pipeline pipeline = given.pipeline();
    surroundings.out().println("measuring throughput: a few minutes ...");
    var result =
        Measurement.inTemporaryFolder(folder -> new Throughput(load, pipeline, folder).run());
    warnOfLittle(result);
    return figures.say(given.json(), result.toTable(), result.toMap());
  }

  @Command(
      name = "latency",
      description = "Follow live devices, from the last chunk of a window to its prediction read.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench latency --devices 20 --seconds 30"})
  Integer latency(@Mixin BenchOptions given) throws Exception {
    Load load = given.load(20, 30);
    Pipeline pipeline = given.pipeline();
    surroundings.out().println("measuring latency at the speed of life ...");
    var result = Measurement.inTemporaryFolder(folder -> new Latency(load, pipeline, folder).run());
    return figures.say(given.json(), result.toTable(), result.toMap());
  }

  @Command(
      name = "rebuild",
      description =
          "Kill the topology under live devices and measure how it finds its place again.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench rebuild --devices 10,100,250,1000 --json FILE"})
  Integer rebuild(@Mixin RebuildOptions given) throws Exception {
    Pipeline pipeline = given.pipeline();
    surroundings.out().println("measuring rebuilds: half a minute for each number of devices ...");
    var result =
        Measurement.inTemporaryFolder(
            folder -> new RebuildBench(given.devices(), given.seconds(), pipeline, folder).run());
    return figures.say(given.json(), result.toTable(), result.toMap());
  }

  @Command(
      name = "kill",
      description = {
        "Kill the topology again and again while devices send, and hold what it said against what the samples say.",
        "Exit code 0 only if what the guarantee promises holds, and what each process that ended in order has counted adds up."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  earmark bench kill --rounds 200 --guarantee exactly-once --protocol streams"
      })
  Integer kill(@Mixin KillOptions given) throws Exception {
    Victim victim = given.victim();
    KillPlan plan = given.plan();
    surroundings.out().println("killing: some seconds a round, seed " + plan.seed() + " ...");
    var rounds = new Rounds(plan, surroundings.out()::println);
    KillResult result =
        Measurement.inFolder(
            given.data(), folder -> new KillRun(Earmark.class, victim, plan).run(folder, rounds));
    figures.say(given.json(), result.toTable(), result.toMap());
    return result.holds() ? ExitCodes.DONE : ExitCodes.BROKEN;
  }

  @Command(
      name = "delivery",
      description = {
        "Send to a topology that runs elsewhere, whatever is done to it, and hold what it said against what the samples say.",
        "Exit code 0 only if what the guarantee promises holds, and what the processes named by --metrics have counted adds up."
      },
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench delivery --model commands --seconds 60"})
  Integer delivery(@Mixin DeliveryOptions given) throws Exception {
    Duration time = given.time();
    DeliveryRun run = given.run(surroundings.environment());
    CountedPages pages = given.pages();
    pages.check();
    var clock = new SendingClock(time, surroundings.out());
    surroundings.out().println("sending, seed " + run.seed() + " ...");
    DeliveryResult result;
    try (StopSignal stop = StopSignal.install()) {
      result = run.run(() -> stop.isAsked() || clock.isOver(), clock::windows);
    } catch (ModelException | IllegalArgumentException e) {
      throw CommandFailure.wrong(String.valueOf(e.getMessage()), e);
    }
    result = result.with(pages.accounts());
    figures.say(given.json(), result.toTable(), result.toMap());
    return result.holds() ? ExitCodes.DONE : ExitCodes.BROKEN;
  }

  @Command(
      name = "kernels",
      description = "Run the JMH benchmarks whose names match (default: all).",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  earmark bench kernels FrontEnd"})
  Integer kernels(
      @Parameters(
              paramLabel = "PATTERN",
              arity = "0..1",
              defaultValue = ".*",
              description = "Regular expression that a benchmark's name holds.")
          String pattern) {
    try {
      Kernels.run(pattern, ModelLocation.folder());
    } catch (NoClassDefFoundError e) {
      throw CommandFailure.wrong(
          "bench kernels needs JMH, whose licence (GPL) keeps it out of the distribution: run it from a checkout",
          e);
    }
    return ExitCodes.DONE;
  }

  /**
   * The load is there {@value Throughput#ROUNDS} times over, and the last time is the steady one.
   */
  private void warnOfLittle(ThroughputResult result) {
    double seconds = result.windows() / (double) Throughput.ROUNDS / result.windowsPerSecond();
    if (!(seconds >= LEAST_STEADY_SECONDS)) {
      surroundings
          .err()
          .printf(
              Locale.ROOT,
              "earmark: too little audio for a steady figure: it took %.1f s, and %.0f s are needed (--devices, --seconds)%n",
              seconds,
              LEAST_STEADY_SECONDS);
    }
  }
}
