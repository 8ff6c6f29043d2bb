package dev.earmark.bench;

import dev.earmark.bench.Progress.Moment;
import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures what a backlog costs: the broker in one process, the topology in another, the reader in
 * this one; and the same windows without Kafka.
 *
 * <p>The load is there four times over: the first time warms the topology up, the last counts.
 */
public final class Throughput {
  /** The JVM compiles what is hot for the first minute or so of a backlog. */
  private static final int WARM_UP_ROUNDS = 3;

  /** How many times over the load is there. */
  public static final int ROUNDS = WARM_UP_ROUNDS + 1;

  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Load load;
  private final Pipeline pipeline;
  private final Path folder;

  /** Measures {@code load} with its broker's log in {@code folder}. */
  public Throughput(Load load, Pipeline pipeline, Path folder) {
    this.load = load;
    this.pipeline = pipeline;
    this.folder = folder;
  }

  /** What the load makes, and the least it can cost. */
  private record Reference(long windows, ThroughputResult.BareCost bare) {}

  /** Where it is measured. */
  private record Site(BrokerChild broker, BenchTopics topics, TopicSizes sizes) {}

  /** Runs the whole measurement: some minutes. */
  public ThroughputResult run() throws ModelException, InterruptedException {
    var reference = reference();
    try (var broker = BrokerChild.start(folder);
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var site = new Site(broker, new BenchTopics(admin), new TopicSizes(admin));
      site.topics().create(load.partitions());
      writeBacklog(site);
      return measure(site, reference);
    }
  }

  private Reference reference() throws ModelException {
    var cost = new ThroughputResult.BareCost(0, 0);
    for (Path file : pipeline.models()) {
      cost = cost.plus(bare(file));
    }
    return new Reference(pipeline.windows(load), cost);
  }

  private ThroughputResult.BareCost bare(Path file) throws ModelException {
    try (var model = Model.load(file)) {
      var bare = new Bare(model, load);
      return new ThroughputResult.BareCost(
          bare.measure(1).cpuSecondsPerAudioHour(), bare.measure(8).cpuSecondsPerAudioHour());
    }
  }

  private void writeBacklog(Site site) {
    var broker = site.broker();
    try (var backlog =
        new Backlog(
            broker.bootstrapServers(), broker.registryUrl(), site.topics().chunks(), load)) {
      backlog.write(ROUNDS);
    }
  }

  private ThroughputResult measure(Site site, Reference reference) throws InterruptedException {
    double brokerBefore = site.broker().usage().cpuSeconds();
    var progress = new Progress(reference.windows(), WARM_UP_ROUNDS);
    long windows = ROUNDS * reference.windows();
    double peakRssBytes = follow(site, progress, windows);
    double brokerCpuSeconds = site.broker().usage().cpuSeconds() - brokerBefore;
    return new ThroughputResult(
        windows,
        progress.steadyWindowsPerSecond(),
        progress.steadyCpuSeconds() / load.hours(),
        progress.firstCpuSeconds() / load.hours(),
        brokerCpuSeconds / load.hours() / ROUNDS,
        reference.bare(),
        peakRssBytes,
        (double) site.sizes().changelogBytes() / load.audioBytes() / ROUNDS);
  }

  /** Runs the topology until every window has been read; returns its largest resident set. */
  private double follow(Site site, Progress progress, long windows) {
    var broker = site.broker();
    try (var child = PipelineChild.start(broker, pipeline);
        var reader =
            new PredictionReader(
                broker.bootstrapServers(), broker.registryUrl(), site.topics().predictions())) {
      follow(child, reader, progress, windows);
      return child.usage().peakRssBytes();
    }
  }

  /** Reads until every window has come; a topology that makes no progress ends the measurement. */
  private static void follow(
      PipelineChild child, PredictionReader reader, Progress progress, long windows) {
    long movedAt = System.nanoTime();
    while (reader.windows() < windows) {
      child.checkAlive();
      if (!reader.poll().isEmpty()) {
        movedAt = System.nanoTime();
        progress.accept(new Moment(reader.windows(), movedAt / 1e9, child.usage().cpuSeconds()));
      } else if (System.nanoTime() - movedAt > STALLED_NANOS) {
        throw new IllegalStateException(
            "each window must be predicted: windows="
                + windows
                + ", predicted="
                + reader.windows());
      }
    }
  }
}
