package dev.earmark.topology.topic;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a topic of Earmark must be.
 *
 * @param name name of the topic
 * @param key what the records' key is, in words
 * @param record Avro record in the value, or {@code bytes}
 * @param doc one sentence: what the topic is for
 * @param configs topic settings it is created with, by Kafka's names
 */
public record TopicDefinition(
    String name, String key, String record, String doc, Map<String, String> configs) {

  /** Keeps a copy of the settings. */
  public TopicDefinition {
    configs = Map.copyOf(configs);
  }

  /**
   * Returns the request that creates this topic.
   *
   * @param partitions number of partitions, at least 1
   * @param replicas number of replicas; empty leaves it to the broker's default
   */
  public NewTopic create(int partitions, Optional<Short> replicas) {
    return new NewTopic(name, Optional.of(partitions), replicas).configs(configs);
  }
}
