package dev.earmark.topology.window;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Drifts;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.metrics.TopologyMetrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Shows the drifts of a task's devices, in {@link Drifts} and among Kafka Streams' own metrics:
 * {@link TopologyMetrics#DRIFT}.
 */
final class TaskDrifts implements AutoCloseable {
  private final TopologyCounts counts;
  private final Drifts drifts;
  private final StreamsMetrics metrics;
  private final String task;
  private final Map<String, Sensor> sensors = new HashMap<>();

  TaskDrifts(TopologyCounts counts, ProcessorContext<?, ?> context) {
    this.counts = counts;
    drifts = counts.drifts();
    metrics = context.metrics();
    task = context.taskId().toString();
  }

  /** Shows the recordings that are open, and their devices only. */
  void show(Iterable<Recording> open) {
    Set<String> shown = new HashSet<>();
    for (Recording recording : open) {
      counts.add(Count.CLOCK_JUMPS, recording.captured().newClockJumps());
      String device = recording.key().device();
      recording.captured().driftPpm().ifPresent(ppm -> show(device, ppm, shown));
    }
    Set<String> gone = new HashSet<>(sensors.keySet());
    gone.removeAll(shown);
    gone.forEach(this::forget);
  }

  private void show(String device, double ppm, Set<String> shown) {
    if (drifts.show(device, ppm)) {
      sensors.computeIfAbsent(device, this::sensor).record(ppm);
      shown.add(device);
    }
  }

  private Sensor sensor(String device) {
    Sensor sensor = metrics.addSensor("earmark-drift-" + task + '-' + device, RecordingLevel.INFO);
    sensor.add(TopologyMetrics.DRIFT.named(device), new Value());
    return sensor;
  }

  private void forget(String device) {
    Sensor sensor = sensors.remove(device);
    if (sensor != null) {
      metrics.removeSensor(sensor);
    }
    drifts.forget(device);
  }

  @Override
  public void close() {
    Set.copyOf(sensors.keySet()).forEach(this::forget);
  }
}
