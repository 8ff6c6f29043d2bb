package dev.earmark.topology;

import dev.earmark.Detection;
import dev.earmark.topology.detection.DetectLabels;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.Commits;
import dev.earmark.topology.state.SaidKept;
import dev.earmark.topology.state.StoreNames;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** One life of the processor that detects, over a store of its own. */
public final class SimulatedJudge {
  public final List<Detection> said = new ArrayList<>();
  private final DetectLabels detect;
  private final MockProcessorContext<String, Detection> context =
      new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("target"));
  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(StoreNames.DETECTIONS),
              Serdes.String(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .withCachingDisabled()
          .build();

  public SimulatedJudge(Seats seats, TopologySettings settings, SimulatedTask.Left left) {
    store.init(context.getStateStoreContext(), store);
    left.durable().forEach(store::put);
    context.addStateStore(store);
    context.setCurrentSystemTimeMs(0);
    context.setCurrentStreamTimeMs(0);
    var commits = new Commits(left.exactlyOnce(), Duration.ofMillis(100));
    var kept = SaidKept.of(commits, settings.recording().idle());
    detect = new DetectLabels(seats.all(), settings.judging(), kept, new TopologyCounts());
    detect.init(context);
  }

  public void take(Record<String, Evidence> evidence) {
    detect.process(evidence);
    context.forwarded().forEach(one -> said.add(one.record().value()));
    context.resetForwards();
  }

  /** Returns what a changelog would hold. */
  Map<String, byte[]> durable() {
    Map<String, byte[]> all = new TreeMap<>();
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
    }
    return all;
  }
}
