package dev.earmark.app.demo;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.Prediction;
import dev.earmark.app.StopSignal;
import dev.earmark.app.report.ReportData;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.terminal.LivePanel;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.From;
import dev.earmark.client.Pace;
import dev.earmark.client.RecordConsumer;
import dev.earmark.window.WindowGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** The devices push, the topology hears, a consumer reads, and a person watches. */
final class DemoSession {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LAST_LOOK = Duration.ofMillis(300);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final Settings settings;
  private final RunningTopology topology;
  private final List<DemoDevice> devices;
  private final LivePanel panel;
  private final ConfusionTopic confusion;

  DemoSession(
      Settings settings, RunningTopology topology, List<DemoDevice> devices, Terminal terminal) {
    this.settings = settings;
    this.topology = topology;
    this.devices = devices;
    panel = new LivePanel(terminal);
    confusion = new ConfusionTopic(topology.card());
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
   * nothing comes any more.
   */
  Outcome run(Pace pace, StopSignal stop) throws InterruptedException {
    try (RecordConsumer<Prediction> predictions =
            consumer(Prediction.class, EarmarkSettings.TOPIC_PREDICTIONS, From.now());
        RecordConsumer<Confusion> counts =
            consumer(Confusion.class, EarmarkSettings.TOPIC_CONFUSION, From.beginning());
        RecordConsumer<Detection> found =
            consumer(Detection.class, EarmarkSettings.TOPIC_DETECTIONS, From.now());
        AudioProducer producer = new AudioProducer(settings.producer())) {
      List<DevicePlayer> players =
          devices.stream().map(device -> new DevicePlayer(device, producer, pace)).toList();
      PredictionLog log = new PredictionLog(players);
      Tally tally = new Tally(players, log);
      long start = System.nanoTime();
      players.forEach(DevicePlayer::start);
      Readers readers = new Readers(predictions, counts, found);
      follow(tally, readers, stop);
      predictions.poll(LAST_LOOK).forEach(heard -> log.accept(heard, System.nanoTime()));
      tally.read(readers);
      return tally.outcome(log.windows() == 0 ? Double.NaN : (log.lastNanos() - start) / 1e9);
    }
  }

  private <T extends SpecificRecord> RecordConsumer<T> consumer(
      Class<T> type, String topic, From from) {
    return new RecordConsumer<>(type, settings.text(topic), from, settings.consumer());
  }

  private void follow(Tally tally, Readers readers, StopSignal stop) throws InterruptedException {
    long drawn = Long.MIN_VALUE;
    while (!tally.isDone()
        && !tally.isStuck(System.nanoTime())
        && !(stop.isAsked() && endsEarly(tally))) {
      tally.read(readers);
      topology.check(Duration.ZERO);
      long now = System.nanoTime();
      if (drawn == Long.MIN_VALUE || now - drawn >= REDRAW_NANOS) {
        drawn = now;
        panel.show(DemoView.lines(tally.players, tally.log), now);
      }
    }
    panel.show(DemoView.lines(tally.players, tally.log), Long.MAX_VALUE);
  }

  /**
   * Ends all recordings; what a microphone heard is still waited for, the rest of a file is not.
   */
  private static boolean endsEarly(Tally tally) throws InterruptedException {
    tally.players.forEach(DevicePlayer::stop);
    for (DevicePlayer player : tally.players) {
      player.join();
    }
    return tally.players.stream().noneMatch(player -> player.device().isLive());
  }

  /** Goes on until the process is asked to end. */
  void watch(Duration every, StopSignal stop) throws InterruptedException {
    while (!stop.isAsked()) {
      topology.check(every);
    }
  }

  private record Readers(
      RecordConsumer<Prediction> predictions,
      RecordConsumer<Confusion> counts,
      RecordConsumer<Detection> found) {}

  /** What came of the session, in figures and in full. */
  record Outcome(DemoSummary summary, ReportData report) {}

  /** What is expected, and what came so far. */
  private final class Tally {
    private final WindowGrid grid = topology.card().grid();
    private final List<DevicePlayer> players;
    private final PredictionLog log;
    private final List<Detection> detections = new ArrayList<>();
    private long progressNanos = System.nanoTime();
    private long progress;

    Tally(List<DevicePlayer> players, PredictionLog log) {
      this.players = players;
      this.log = log;
    }

    void read(Readers readers) {
      readers
          .predictions()
          .poll(POLL)
          .forEach(prediction -> log.accept(prediction, System.nanoTime()));
      readers.counts().poll(Duration.ZERO).forEach(confusion::accept);
      readers.found().poll(Duration.ZERO).stream()
          .filter(heard -> heard.getState() == DetectionState.CLOSED)
          .forEach(detections::add);
      long now =
          log.windows()
              + confusion.windows()
              + players.stream().mapToLong(DevicePlayer::frames).sum();
      if (now != progress) {
        progress = now;
        progressNanos = System.nanoTime();
      }
    }

    boolean isDone() {
      boolean over = players.stream().allMatch(DevicePlayer::isOver);
      return over && log.windows() >= expected(false) && confusion.windows() >= expected(true);
    }

    boolean isStuck(long nanoTime) {
      return nanoTime - progressNanos > PATIENCE_NANOS;
    }

    /** Windows that the files have; those of a live device are counted from what it has pushed. */
    long expected(boolean withTruthsOnly) {
      return players.stream()
          .filter(player -> !withTruthsOnly || player.device().hasTruths())
          .mapToLong(player -> grid.count(frames(player), player.device().format().sampleRate()))
          .sum();
    }

    private long frames(DevicePlayer player) {
      return player.device().frames().orElseGet(player::frames);
    }

    Outcome outcome(double wallSeconds) {
      DemoSummary summary = summary(wallSeconds);
      DemoReport report = new DemoReport(topology.card(), log.all(), detections);
      return new Outcome(summary, report.of(players, summary, confusion));
    }

    private DemoSummary summary(double wallSeconds) {
      double audio =
          players.stream()
              .mapToDouble(player -> player.device().format().seconds(frames(player)))
              .sum();
      return new DemoSummary(
          expected(false),
          log.windows(),
          log.repeated(),
          audio,
          wallSeconds,
          log.latencies().quantileMs(0.5),
          log.latencies().quantileMs(0.99),
          confusion.matrix());
    }
  }
}
