package dev.earmark.app.demo;

import dev.earmark.app.StopSignal;
import dev.earmark.app.report.ReportData;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.terminal.LivePanel;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The devices push, the topology hears, a consumer reads, and a person watches. */
final class DemoSession {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LAST_LOOK = Duration.ofMillis(300);
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final Settings settings;
  private final RunningTopology topology;
  private final List<DemoDevice> devices;
  private final LivePanel panel;

  DemoSession(
      Settings settings, RunningTopology topology, List<DemoDevice> devices, Terminal terminal) {
    this.settings = settings;
    this.topology = topology;
    this.devices = devices;
    panel = new LivePanel(terminal);
  }

  /** Names the devices for a person. */
  String devices() {
    return devices.stream().map(DemoDevice::name).collect(Collectors.joining(", "));
  }

  String model() {
    return topology.card().id();
  }

  /**
   * Plays all devices, and returns what came of it once every window is predicted and judged, or
   * nothing comes any more; nothing where the process was asked to end before.
   */
  Optional<Outcome> run(Pace pace, StopSignal stop) throws InterruptedException {
    try (AudioProducer producer = new AudioProducer(settings.producer())) {
      List<DevicePlayer> players =
          devices.stream().map(device -> new DevicePlayer(device, producer, pace)).toList();
      PredictionLog log = new PredictionLog(players);
      ConfusionTopic confusion = new ConfusionTopic(topology.card());
      Tally tally = new Tally(topology.card().grid(), players, log, confusion);
      try (Readers readers = new Readers(settings, log, confusion)) {
        long start = System.nanoTime();
        players.forEach(DevicePlayer::start);
        if (!follow(new Following(players, log, tally, readers), stop)) {
          return Optional.empty();
        }
        readers.read(LAST_LOOK);
        DemoSummary summary = tally.summary(start);
        DemoReport report = new DemoReport(topology.card(), log.all(), readers.detections());
        return Optional.of(new Outcome(summary, report.of(players, summary, confusion)));
      }
    }
  }

  /** Follows the devices; returns whether they came to their own end. */
  private boolean follow(Following now, StopSignal stop) throws InterruptedException {
    long drawn = Long.MIN_VALUE;
    while (!now.isOver()) {
      if (stop.isAsked() && now.endsEarly()) {
        return false;
      }
      now.readers.read(POLL);
      topology.check(Duration.ZERO);
      long nanoTime = System.nanoTime();
      if (drawn == Long.MIN_VALUE || nanoTime - drawn >= REDRAW_NANOS) {
        drawn = nanoTime;
        panel.show(DemoView.lines(now.players, now.log), nanoTime);
      }
    }
    panel.showLast(DemoView.lines(now.players, now.log));
    return true;
  }

  /** Those who are at work while the devices play. */
  private record Following(
      List<DevicePlayer> players, PredictionLog log, Tally tally, Readers readers) {

    boolean isOver() {
      return tally.isDone() || tally.isStuck(System.nanoTime());
    }

    /**
     * Ends all recordings; what a microphone heard is still waited for, the rest of a file is not.
     */
    boolean endsEarly() throws InterruptedException {
      players.forEach(DevicePlayer::stop);
      for (DevicePlayer player : players) {
        player.join();
      }
      return players.stream().noneMatch(player -> player.device().isLive());
    }
  }

  /** Goes on until the process is asked to end. */
  void watch(Duration every, StopSignal stop) throws InterruptedException {
    while (!stop.isAsked()) {
      topology.check(every);
    }
  }

  /** What came of the session, in figures and in full. */
  record Outcome(DemoSummary summary, ReportData report) {}
}
