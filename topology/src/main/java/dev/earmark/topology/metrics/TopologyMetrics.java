package dev.earmark.topology.metrics;

import dev.earmark.topology.deadletter.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * All that a running topology shows of itself among Kafka Streams' own metrics, and so over JMX and
 * to every {@code metric.reporters}; docs/metrics.md is written from it.
 */
public final class TopologyMetrics {
  static final String GROUP = "earmark-metrics";

  public static final TopologyMetric DRIFT =
      new TopologyMetric(
          "earmark-device-metrics",
          "drift-ppm",
          "device",
          "ppm",
          "What the device's clock gains on the positions of its samples, while a recording of it"
              + " is open.");

  private static final TopologyMetric DEAD_LETTERS =
      new TopologyMetric(
          GROUP,
          "dead-letters-total",
          "reason",
          "records",
          "Records that could not be used, by the reason that their letter says.");

  private static final TopologyMetric BEHIND =
      new TopologyMetric(
          GROUP,
          "seconds-behind",
          "",
          "s",
          "Time from a chunk's arrival in the log to its being taken, of the slowest partition;"
              + " while the thread that takes them is stuck it goes on. It is 0 where nothing"
              + " comes: also while a broker is away, whatever waits there.");

  private static final TopologyMetric BUSY =
      new TopologyMetric(
          GROUP,
          "busy-seconds-total",
          "",
          "s",
          "Time that stream threads worked on chunks and windows, all threads added.");

  private static final TopologyMetric OPEN =
      new TopologyMetric(
          GROUP, "recordings-open", "", "recordings", "Recordings that are being heard.");

  private static final TopologyMetric OVERLOAD =
      new TopologyMetric(
          GROUP,
          "overload-level",
          "",
          "steps",
          "How far `overload.policy` goes, of the partition where it goes furthest: 0 scores every window; with widen-hop of every 2, 4, 8 or 16 windows one is scored at 1 to 4.");

  private TopologyMetrics() {}

  /** Returns all metrics, counts first, in the order of the stages. */
  public static List<TopologyMetric> all() {
    List<TopologyMetric> all = new ArrayList<>();
    Stream.of(Count.values()).map(Count::metric).forEach(all::add);
    all.addAll(List.of(DEAD_LETTERS, BUSY, OPEN, BEHIND, OVERLOAD, DRIFT));
    return all;
  }

  /**
   * Shows the counts among the metrics of the application that a task belongs to, until it is
   * closed; what an earlier task has shown stays as it is.
   */
  public static void show(TopologyCounts counts, StreamsMetrics metrics) {
    Sensor sensor = metrics.addSensor(GROUP, RecordingLevel.INFO);
    shown(counts).forEach(shown -> sensor.add(shown.named(), new Looked(shown)));
  }

  /** Returns all of these counts but those of single devices. */
  public static List<Shown> shown(TopologyCounts counts) {
    List<Shown> all = new ArrayList<>();
    for (Count count : Count.values()) {
      all.add(new Shown(count.metric(), "", () -> counts.of(count)));
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      all.add(new Shown(DEAD_LETTERS, reason.code(), () -> counts.deadLetters(reason)));
    }
    all.add(new Shown(BUSY, "", counts::busySeconds));
    all.add(new Shown(OPEN, "", counts.partitions()::recordingsOpen));
    all.add(new Shown(BEHIND, "", counts.partitions()::secondsBehind));
    all.add(new Shown(OVERLOAD, "", counts.partitions()::overloadLevel));
    return all;
  }

  /**
   * A metric, and where its number comes from.
   *
   * @param metric what it is
   * @param tagValue value of its tag; empty if it has none
   * @param value looked at by any thread
   */
  public record Shown(TopologyMetric metric, String tagValue, DoubleSupplier value) {

    /** Returns the number now. */
    public double now() {
      return value.getAsDouble();
    }

    private MetricName named() {
      return metric.tag().isEmpty() ? metric.named() : metric.named(tagValue);
    }
  }

  /** What is counted elsewhere and only looked at here. */
  private record Looked(Shown shown) implements MeasurableStat {
    @Override
    public double measure(MetricConfig config, long nowMs) {
      return shown.now();
    }

    @Override
    public void record(MetricConfig config, double recorded, long timeMs) {
      throw new UnsupportedOperationException("what is only looked at is never recorded");
    }
  }
}
