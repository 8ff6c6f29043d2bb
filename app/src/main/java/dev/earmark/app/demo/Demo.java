package dev.earmark.app.demo;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.ExitCodes;
import dev.earmark.app.Plural;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.WorkFolder;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.LocalCluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.report.Report;
import dev.earmark.app.run.Onlooker;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.run.WatchedModel;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs everything in this process: broker, registry, topology, devices and the one who watches. */
public final class Demo {
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration WATCH = Duration.ofMillis(200);

  private final DemoPlan plan;
  private final Surroundings surroundings;
  private final Onlooker onlooker;

  /** Of this plan; {@code onlooker} looks on. */
  public Demo(DemoPlan plan, Surroundings surroundings, Onlooker onlooker) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.onlooker = onlooker;
  }

  /**
   * Runs the demo and returns its exit code: 0 only if each expected window was predicted exactly
   * once.
   */
  public int run(WatchedModel model) throws InterruptedException {
    try (StopSignal stop = StopSignal.install();
        WorkFolder folder = WorkFolder.of(plan.data())) {
      return run(model, folder.path(), stop);
    }
  }

  private int run(WatchedModel model, Path folder, StopSignal stop) throws InterruptedException {
    List<DemoDevice> devices = devices(folder);
    say("starting a Kafka broker and a schema registry in this process ...");
    try (LocalCluster cluster = LocalCluster.start(folder, 0, 0)) {
      Settings settings = plan.settings().with(own(cluster, folder), "demo");
      createTopics(settings);
      try (RunningTopology topology = RunningTopology.start(settings, List.of(model), onlooker)) {
        topology.awaitReady(READY, stop);
        return hear(
            new DemoSession(settings, topology, devices, surroundings.terminal()), stop, settings);
      }
    }
  }

  private List<DemoDevice> devices(Path folder) {
    if (plan.source() instanceof DemoPlan.Source.Files files) {
      return DemoAudio.of(files.path());
    }
    return plan.source() instanceof DemoPlan.Source.Microphone
        ? DemoAudio.microphone()
        : DemoAudio.packaged(folder);
  }

  private static Map<String, String> own(LocalCluster cluster, Path folder) {
    Map<String, String> own = new HashMap<>(cluster.settings());
    own.put(EarmarkSettings.MODELS_WATCH, "0ms");
    own.put("state.dir", folder.resolve("streams").toString());
    return own;
  }

  private static void createTopics(Settings settings) {
    try (Cluster cluster = Cluster.connect(settings)) {
      new Topics(cluster, settings).create();
    }
  }

  private int hear(DemoSession session, StopSignal stop, Settings settings)
      throws InterruptedException {
    say(session.devices() + " push audio " + speed() + "; " + session.model() + " listens");
    surroundings.out().println();
    Optional<DemoSession.Outcome> outcome = session.run(plan.pace(), stop);
    if (outcome.isEmpty()) {
      say("stopped before the end, so there is nothing to report");
      return ExitCodes.BROKEN;
    }
    int exitCode = tell(outcome.get());
    if (plan.keep() && !stop.isAsked()) {
      DemoInvitation.print(surroundings.out(), settings);
      session.watch(WATCH, stop);
    }
    return exitCode;
  }

  private int tell(DemoSession.Outcome outcome) {
    outcome.summary().print(surroundings.terminal());
    write(outcome);
    return outcome.summary().isExact() ? ExitCodes.DONE : ExitCodes.BROKEN;
  }

  private String speed() {
    double speed = plan.pace().speed();
    if (speed == 0) {
      return "as fast as it goes";
    }
    return speed == 1 ? "as fast as life" : Plural.number(speed) + " times as fast as life";
  }

  private void write(DemoSession.Outcome outcome) {
    plan.json()
        .ifPresent(file -> write(file, () -> Files.writeString(file, outcome.summary().toJson())));
    write(plan.report(), () -> Report.write(outcome.report(), plan.report()));
    surroundings.out().println("report     " + plan.report().toAbsolutePath().normalize());
  }

  private static void write(Path file, Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw CommandFailure.broken("file must be writable: file=" + file, e);
    }
  }

  /** Writes a file. */
  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private void say(String sentence) {
    surroundings.err().println("earmark: " + sentence);
  }
}
