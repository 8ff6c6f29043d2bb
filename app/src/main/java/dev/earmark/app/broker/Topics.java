package dev.earmark.app.broker;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.topology.EarmarkTopics;
import dev.earmark.topology.TopicDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Earmark's topics on a cluster: creates those that are missing, and holds those that are there
 * against their rules.
 */
public final class Topics {
  private final Cluster cluster;
  private final Settings settings;
  private final EarmarkTopics topics;

  public Topics(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
    topics = new EarmarkTopics(TopologyLayer.topics(settings));
  }

  /** Creates the topics that are missing, and tells for each whether it was there. */
  public List<TopicFinding> create() {
    Set<String> there = cluster.answer(cluster.admin().listTopics().names());
    List<NewTopic> missing = new ArrayList<>();
    List<TopicFinding> findings = new ArrayList<>();
    for (TopicDefinition topic : topics.all()) {
      boolean exists = there.contains(topic.name());
      findings.add(TopicFinding.right(topic.name(), exists ? "was there" : "created"));
      if (!exists) {
        missing.add(topic.create(settings.whole(EarmarkSettings.TOPICS_PARTITIONS), replicas()));
      }
    }
    cluster.answer(cluster.admin().createTopics(missing).all());
    return findings;
  }

  private Optional<Short> replicas() {
    int replicas = settings.whole(EarmarkSettings.TOPICS_REPLICATION);
    return replicas < 1 ? Optional.empty() : Optional.of((short) replicas);
  }

  /** Tells for each topic what is there and which rule it breaks. */
  public List<TopicFinding> check() {
    Map<String, TopicThere> there = there();
    TopicRules rules = new TopicRules(settings, topics, there);
    return topics.all().stream().map(rules::check).toList();
  }

  /** Returns what the cluster has of Earmark's topics, by name. */
  public Map<String, TopicThere> there() {
    Set<String> names = cluster.answer(cluster.admin().listTopics().names());
    List<String> ours =
        topics.all().stream().map(TopicDefinition::name).filter(names::contains).toList();
    Map<String, TopicDescription> descriptions =
        cluster.answer(cluster.admin().describeTopics(ours).allTopicNames());
    Map<ConfigResource, Config> configs =
        cluster.answer(cluster.admin().describeConfigs(resources(ours)).all());
    Map<String, TopicThere> there = new TreeMap<>();
    configs.forEach(
        (resource, config) ->
            there.put(resource.name(), there(descriptions.get(resource.name()), config)));
    return there;
  }

  private static List<ConfigResource> resources(List<String> names) {
    return names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
  }

  private static TopicThere there(
      @org.jspecify.annotations.Nullable TopicDescription description, Config config) {
    int partitions = description == null ? 0 : description.partitions().size();
    return new TopicThere(
        partitions,
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }
}
