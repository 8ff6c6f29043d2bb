package dev.earmark.topology.cluster;

import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicDefinition;
import dev.earmark.topology.topic.TopicLimits;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Compares the topics of a cluster with what the topology needs; each difference is one sentence.
 */
public final class TopicCheck {
  private final TopologySettings settings;
  private final TailRetention tail;
  private final int partitions;

  /**
   * Checks for {@code settings}.
   *
   * @param window length of the model's window
   * @param partitions least number of partitions of the chunks
   */
  public TopicCheck(TopologySettings settings, Duration window, int partitions) {
    this.settings = settings;
    tail = new TailRetention(settings, window);
    this.partitions = partitions;
  }

  /**
   * What a cluster's topics are like.
   *
   * @param problems what is wrong, in the order of the topics; empty if all is well
   * @param warnings what may go wrong, depending on what comes
   * @param limits how large a record each topic takes that is there
   */
  public record Found(List<String> problems, List<String> warnings, TopicLimits limits) {
    /** Keeps copies. */
    public Found {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  /** Asks a cluster for its topics and holds them against what is needed. */
  public Found check(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> found = describe(admin);
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Map<String, Integer> limits = new HashMap<>();
    for (TopicDefinition topic : new EarmarkTopics(settings.topics()).all()) {
      TopicDescription description = found.get(topic.name());
      if (description == null) {
        problems.add(topic.name() + " must exist: `earmark topics create` creates it");
      } else {
        Map<String, String> configs = configs(admin, topic.name());
        limits.put(topic.name(), TopicLimits.limit(configs.get(TopicLimits.CONFIG)));
        problems.addAll(of(topic, configs));
        if (topic.name().equals(settings.topics().chunks())) {
          tail.warning(configs).ifPresent(warnings::add);
        }
      }
    }
    problems.addAll(partitions(found));
    letters(limits, problems);
    return new Found(problems, warnings, new TopicLimits(limits));
  }

  private Map<String, TopicDescription> describe(Admin admin)
      throws ExecutionException, InterruptedException {
    List<String> names =
        new EarmarkTopics(settings.topics()).all().stream().map(TopicDefinition::name).toList();
    Map<String, TopicDescription> found = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(topic.getKey(), topic.getValue().get());
      } catch (ExecutionException missing) {
        if (!(missing.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw missing;
        }
      }
    }
    return found;
  }

  private static Map<String, String> configs(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    Map<String, String> values = new HashMap<>();
    for (ConfigEntry entry : config == null ? List.<ConfigEntry>of() : config.entries()) {
      values.put(entry.name(), entry.value());
    }
    return values;
  }

  private List<String> of(TopicDefinition topic, Map<String, String> configs) {
    List<String> problems = new ArrayList<>();
    if (topic.name().equals(settings.topics().confusion())) {
      compacted(topic, configs, problems);
    } else {
      same(topic, configs, TopicConfig.CLEANUP_POLICY_CONFIG, problems);
    }
    if (topic.name().equals(settings.topics().truths())
        || topic.name().equals(settings.topics().deadLetters())) {
      same(topic, configs, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, problems);
    }
    if (topic.name().equals(settings.topics().chunks())) {
      same(topic, configs, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, problems);
      tail.problem(configs).ifPresent(problems::add);
    }
    return problems;
  }

  /** Whether matrices are also deleted after a time is the operator's choice. */
  private static void compacted(
      TopicDefinition topic, Map<String, String> configs, List<String> problems) {
    String found = configs.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
    if (!List.of(found.split(",")).contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      problems.add(
          "%s must have cleanup.policy=compact or compact,delete: cleanup.policy=%s"
              .formatted(topic.name(), found));
    }
  }

  private List<String> partitions(Map<String, TopicDescription> found) {
    List<String> problems = new ArrayList<>();
    TopicDescription chunks = found.get(settings.topics().chunks());
    TopicDescription truths = found.get(settings.topics().truths());
    if (chunks != null) {
      enough(chunks, problems);
    }
    if (chunks != null && truths != null) {
      asMany(chunks, truths, problems);
    }
    return problems;
  }

  private void enough(TopicDescription chunks, List<String> problems) {
    int found = chunks.partitions().size();
    if (found < partitions) {
      problems.add(
          "%s must have at least %d partitions: partitions=%d"
              .formatted(chunks.name(), partitions, found));
    }
  }

  private static void asMany(
      TopicDescription chunks, TopicDescription truths, List<String> problems) {
    int ofChunks = chunks.partitions().size();
    int ofTruths = truths.partitions().size();
    if (ofChunks != ofTruths) {
      problems.add(
          "%1$s must have as many partitions as %3$s, so that truths meet their audio: %1$s=%2$d, %3$s=%4$d"
              .formatted(truths.name(), ofTruths, chunks.name(), ofChunks));
    }
  }

  private static void same(
      TopicDefinition topic, Map<String, String> configs, String name, List<String> problems) {
    String wanted = topic.configs().get(name);
    String found = configs.get(name);
    if (wanted != null && !wanted.equals(found)) {
      problems.add("%s must have %s=%s: %s=%s".formatted(topic.name(), name, wanted, name, found));
    }
  }

  /** Whatever a record of a source holds must fit among the dead letters, where all are there. */
  private void letters(Map<String, Integer> limits, List<String> problems) {
    TopicNames names = settings.topics();
    Integer found = limits.get(names.deadLetters());
    if (found == null || !limits.keySet().containsAll(List.of(names.chunks(), names.truths()))) {
      return;
    }
    long least = new TopicLimits(limits).leastLetter(names);
    if (found < least) {
      problems.add(
          "%s must have max.message.bytes of at least %d, so that every record of %s and %s fits: max.message.bytes=%d"
              .formatted(names.deadLetters(), least, names.chunks(), names.truths(), found));
    }
  }
}
