package dev.earmark.topology.metrics;

import java.util.Map;
import org.apache.kafka.common.MetricName;

/**
 * Something that a running topology shows of itself among Kafka's metrics.
 *
 * @param group group of metrics, which JMX calls the type
 * @param name name within the group
 * @param tag name of its one tag; empty if it has none
 * @param unit what is counted or measured
 * @param meaning one sentence
 */
public record TopologyMetric(String group, String name, String tag, String unit, String meaning) {

  /** Returns the name of the one without a tag. */
  MetricName named() {
    return new MetricName(name, group, meaning, Map.of());
  }

  /** Returns the name of the one whose tag has a value. */
  public MetricName named(String value) {
    return new MetricName(name, group, meaning, Map.of(tag, value));
  }
}
