package dev.earmark.bench;

import dev.earmark.Prediction;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Measures how long live devices wait for their predictions, at the speed of life. */
public final class Latency {
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** The first seconds of a run wait for the JVM to warm up; they are not measured. */
  private static final int WARM_UP_SECONDS = 5;

  private final Load load;
  private final Pipeline pipeline;
  private final Path folder;

  /** Measures {@code load} with its broker's log in {@code folder}. */
  public Latency(Load load, Pipeline pipeline, Path folder) {
    if (load.seconds() <= WARM_UP_SECONDS) {
      throw new IllegalArgumentException(
          "seconds must be more than " + WARM_UP_SECONDS + ": seconds=" + load.seconds());
    }
    this.load = load;
    this.pipeline = pipeline;
    this.folder = folder;
  }

  /** Runs the whole measurement: as long as the audio lasts, and a little more. */
  public LatencyResult run() throws ModelException, InterruptedException {
    long windows = pipeline.windows(load);
    try (var broker = BrokerChild.start(folder);
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var topics = new BenchTopics(admin);
      topics.create(load.partitions());
      double[] latenciesMs = measure(broker, topics, windows);
      long changelogBytes = new TopicSizes(admin).changelogBytes();
      return LatencyResult.of(latenciesMs, (double) changelogBytes / load.audioBytes());
    }
  }

  private double[] measure(BrokerChild broker, BenchTopics topics, long windows)
      throws InterruptedException {
    String bootstrap = broker.bootstrapServers();
    try (var child = PipelineChild.start(broker, pipeline);
        var reader = new PredictionReader(bootstrap, broker.registryUrl(), topics.predictions());
        var chunks = new Backlog(bootstrap, broker.registryUrl(), topics.chunks(), load)) {
      child.awaitRunning();
      var devices = new LiveDevices(load, chunks);
      var sending = devices.start();
      double[] latenciesMs = read(child, devices, reader, windows);
      sending.awaitTermination(1, TimeUnit.MINUTES);
      return latenciesMs;
    }
  }

  private double[] read(
      PipelineChild child, LiveDevices devices, PredictionReader reader, long windows) {
    List<Double> latenciesMs = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(load.seconds()) + GRACE_NANOS;
    while (reader.windows() < windows) {
      child.checkAlive();
      for (Prediction prediction : reader.poll()) {
        add(latenciesMs, devices, prediction);
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "each window must be predicted: windows="
                + windows
                + ", predicted="
                + reader.windows());
      }
    }
    return latenciesMs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void add(List<Double> latenciesMs, LiveDevices devices, Prediction prediction) {
    long now = System.nanoTime();
    if (prediction.getEndSample() > (long) WARM_UP_SECONDS * prediction.getSampleRate()) {
      long end = prediction.getEndSample() * Load.SAMPLE_RATE / prediction.getSampleRate();
      latenciesMs.add((now - devices.handedOverAt(device(prediction), end)) / 1e6);
    }
  }

  private static int device(Prediction prediction) {
    return Integer.parseInt(prediction.getDevice().substring(Backlog.deviceName(0).length() - 1));
  }
}
