package dev.earmark.app.broker;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.cluster.TopicCheck;
import dev.earmark.topology.cluster.TopicCreation;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * Earmark's topics on a cluster: creates those that are missing, and holds those that are there
 * against their rules.
 */
public final class Topics {
  private final Cluster cluster;
  private final Settings settings;
  private final List<TopicDefinition> topics;

  public Topics(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
    topics = new EarmarkTopics(TopologyLayer.topics(settings)).all();
  }

  /** Creates the topics that are missing, and returns their names. */
  public List<String> create() {
    Set<String> there = cluster.answer(cluster.admin().listTopics().names());
    List<TopicDefinition> missing =
        topics.stream().filter(topic -> !there.contains(topic.name())).toList();
    int partitions = settings.whole(EarmarkSettings.TOPICS_PARTITIONS);
    List<NewTopic> wanted =
        missing.stream().map(topic -> topic.create(partitions, replicas())).toList();
    cluster.ask(
        admin -> {
          TopicCreation.create(admin, wanted);
          return wanted;
        });
    return missing.stream().map(TopicDefinition::name).toList();
  }

  /**
   * Returns the topics that have fewer partitions than somebody asked for, a sentence each; Earmark
   * adds none, because devices would then move to other partitions.
   */
  public List<String> tooFew() {
    int wanted = leastPartitions();
    List<String> sentences = new ArrayList<>();
    partitions()
        .forEach(
            (topic, partitions) -> {
              if (partitions < wanted) {
                sentences.add(
                    "%s must have at least %d partitions: partitions=%d"
                        .formatted(topic, wanted, partitions));
              }
            });
    return sentences;
  }

  private Optional<Short> replicas() {
    int replicas = settings.whole(EarmarkSettings.TOPICS_REPLICATION);
    return replicas < 1 ? Optional.empty() : Optional.of((short) replicas);
  }

  /**
   * Returns what is or may go wrong with the topics for some models, and how large a record each
   * takes.
   */
  public TopicCheck.Found check(List<ModelCard> cards) {
    Duration window = cards.stream().map(Topics::window).max(Duration::compareTo).orElseThrow();
    var check = new TopicCheck(TopologyLayer.of(settings), window, leastPartitions());
    return cluster.ask(check::check);
  }

  private static Duration window(ModelCard card) {
    return Duration.ofMillis(1_000L * card.windowSamples() / card.sampleRate());
  }

  /** Only a number that somebody asked for binds topics that somebody else made. */
  private int leastPartitions() {
    boolean asked = settings.isGiven(EarmarkSettings.TOPICS_PARTITIONS);
    return asked ? settings.whole(EarmarkSettings.TOPICS_PARTITIONS) : 1;
  }

  /** Returns the number of partitions of each of the topics, 0 for one that is missing, by name. */
  public Map<String, Integer> partitions() {
    Map<String, TopicDescription> found = describe();
    Map<String, Integer> partitions = new TreeMap<>();
    topics.forEach(topic -> partitions.put(topic.name(), partitions(found.get(topic.name()))));
    return partitions;
  }

  /** Returns those of the topics that a broker knows. */
  public Collection<TopicDescription> described() {
    return describe().values();
  }

  /** Returns those of the topics that a broker knows, by name. */
  private Map<String, TopicDescription> describe() {
    List<String> names = topics.stream().map(TopicDefinition::name).toList();
    Map<String, TopicDescription> found = new TreeMap<>();
    var answers = cluster.admin().describeTopics(names).topicNameValues();
    answers.forEach(
        (name, topic) ->
            cluster.answerUnlessUnknown(topic).ifPresent(known -> found.put(name, known)));
    return found;
  }

  private static int partitions(@Nullable TopicDescription topic) {
    return topic == null ? 0 : topic.partitions().size();
  }
}
