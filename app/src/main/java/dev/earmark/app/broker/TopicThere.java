package dev.earmark.app.broker;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param configs its settings by Kafka's names
 */
public record TopicThere(int partitions, Map<String, String> configs) {
  public TopicThere {
    configs = Map.copyOf(configs);
  }

  String config(String name) {
    return configs.getOrDefault(name, "");
  }
}
