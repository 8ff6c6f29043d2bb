package dev.earmark.bench;

import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.topology.EarmarkStreams;
import dev.earmark.topology.EarmarkTopology;
import dev.earmark.topology.StreamsSettings;
import dev.earmark.topology.model.DevicePatterns;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.SeatedModel;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.settings.TopologySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topology in a process of its own, so that what it costs is counted apart: with the launcher's
 * JVM options, except those for JDK 24 and later, and 1 GB of heap.
 */
final class PipelineChild implements AutoCloseable {
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:+UseParallelGC", "-XX:-UsePerfData", "-Xmx1g");
  private static final String RUNNING = "running";
  private static final String MODEL = "model=";
  private static final int SESSION_MS = 45_000;
  private static final long LOOK_EVERY_NANOS = 20_000_000;

  private final ChildJvm jvm;

  private PipelineChild(ChildJvm jvm) {
    this.jvm = jvm;
  }

  /** Starts it; it joins the group and begins to read by itself. */
  static PipelineChild start(BrokerChild broker, Pipeline pipeline) {
    return start(broker, pipeline, SESSION_MS);
  }

  /** As above, for a group that misses a killed member after so many milliseconds. */
  static PipelineChild start(BrokerChild broker, Pipeline pipeline, int sessionMs) {
    var models = pipeline.models().stream().map(file -> MODEL + file);
    var given = Stream.concat(settings(broker, pipeline, sessionMs), models);
    return new PipelineChild(
        ChildJvm.start(PipelineChild.class, JVM_OPTIONS, given.toArray(String[]::new)));
  }

  private static Stream<String> settings(BrokerChild broker, Pipeline pipeline, int sessionMs) {
    return Stream.of(
        "bootstrap.servers=" + broker.bootstrapServers(),
        "schema.registry.url=" + broker.registryUrl(),
        "application.id=earmark-bench",
        "processing.guarantee=" + pipeline.guarantee().setting(),
        "session.timeout.ms=" + sessionMs,
        "commit.interval.ms=" + pipeline.commitIntervalMs(),
        "num.stream.threads=" + pipeline.streamThreads());
  }

  /** Waits until every task runs. */
  void awaitRunning() {
    String line = jvm.readLine();
    if (!line.equals(RUNNING)) {
      throw new IllegalStateException("the topology must be running: it said " + line);
    }
  }

  /** Returns what the topology had counted when every task ran; after {@link #awaitRunning}. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    for (String count : jvm.readLine().split(" ", -1)) {
      String[] parts = count.split("=", 2);
      counts.put(parts[0], Long.valueOf(parts[1]));
    }
    return counts;
  }

  /** Kills it as {@code kill -9} does. */
  void kill() {
    jvm.kill();
  }

  void checkAlive() {
    jvm.checkAlive();
  }

  ProcessUsage usage() {
    return jvm.usage();
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** The child: takes settings as {@code name=value}, and files of models as {@code model=file}. */
  public static void main(String[] arguments) throws ModelException, IOException {
    Map<String, Object> given = new HashMap<>();
    List<Model> models = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith(MODEL)) {
        models.add(Model.load(Path.of(argument.substring(MODEL.length()))));
      } else {
        String[] parts = argument.split("=", 2);
        given.put(parts[0], parts[1]);
      }
    }
    try (var streams = streams(models, given)) {
      streams.start();
      awaitReady(streams);
      System.out.println(RUNNING);
      System.out.println(said(streams.counts().snapshot()));
      ChildJvm.awaitParent();
    }
  }

  private static String said(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + "=" + count.getValue())
        .collect(Collectors.joining(" "));
  }

  private static EarmarkStreams streams(List<Model> models, Map<String, Object> given) {
    var settings = TopologySettings.defaults();
    var streams = StreamsSettings.of(settings, given);
    var seated = models.stream().map(SeatedModel::new).toList();
    var seats = seated.stream().map(model -> new Seat(model.classifier())).toList();
    var topology =
        new EarmarkTopology(settings, new Seats(seats, DevicePatterns.ALL), streams).build();
    return new EarmarkStreams(topology, streams, () -> seated.forEach(SeatedModel::retire));
  }

  private static void awaitReady(EarmarkStreams streams) {
    while (!streams.ready()) {
      if (!streams.alive()) {
        throw new IllegalStateException("the topology must run: state=" + streams.state());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
