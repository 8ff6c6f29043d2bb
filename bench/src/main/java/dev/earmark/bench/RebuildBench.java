package dev.earmark.bench;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures how long a task takes to rebuild its recordings from the log, and how much it reads:
 * live devices on one partition, the topology killed in the middle, and another that takes over.
 */
public final class RebuildBench {
  private static final int PARTITIONS = 1;

  /** Kafka's least session: so long the group waits for what was killed. */
  private static final int SESSION_MS = 6_000;

  private final List<Integer> devices;
  private final int seconds;
  private final Pipeline pipeline;
  private final Path folder;

  /**
   * Measures with each number of devices, which are heard for {@code seconds} before the kill.
   *
   * @param folder where the brokers' logs go
   */
  public RebuildBench(List<Integer> devices, int seconds, Pipeline pipeline, Path folder) {
    this.devices = List.copyOf(devices);
    this.seconds = seconds;
    this.pipeline = pipeline;
    this.folder = folder;
  }

  /** Runs the whole measurement: about half a minute for each number of devices. */
  public RebuildResult run() throws ModelException, InterruptedException {
    // What is wrong with a model is said before anything starts.
    for (Path model : pipeline.models()) {
      Model.load(model).close();
    }
    List<RebuildResult.Row> rows = new ArrayList<>();
    for (int count : devices) {
      rows.add(measure(new Load(count, seconds, PARTITIONS, 100)));
    }
    return new RebuildResult(rows);
  }

  private RebuildResult.Row measure(Load load) throws InterruptedException {
    Path logs = folder.resolve("devices-" + load.devices());
    try (var broker = BrokerChild.start(logs);
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var topics = new BenchTopics(admin);
      topics.create(load.partitions());
      killInTheMiddle(broker, topics, load);
      try (var second = PipelineChild.start(broker, pipeline, SESSION_MS)) {
        second.awaitRunning();
        return RebuildResult.Row.of(load.devices(), second.counts());
      }
    }
  }

  private void killInTheMiddle(BrokerChild broker, BenchTopics topics, Load load)
      throws InterruptedException {
    try (var first = PipelineChild.start(broker, pipeline, SESSION_MS);
        var chunks =
            new Backlog(broker.bootstrapServers(), broker.registryUrl(), topics.chunks(), load)) {
      first.awaitRunning();
      var sending = new LiveDevices(load, chunks).start();
      if (!sending.awaitTermination(load.seconds() + 60L, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the chunks must be written in time: devices=" + load.devices());
      }
      first.kill();
    }
  }
}
