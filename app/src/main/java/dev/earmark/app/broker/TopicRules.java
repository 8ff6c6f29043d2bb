package dev.earmark.app.broker;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.EarmarkTopics;
import dev.earmark.topology.TopicDefinition;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** What a topic must be for Earmark to be right, whoever created it. */
final class TopicRules {
  /** Settings that must be as defined, because the topology relies on them. */
  private static final List<String> FIXED =
      List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);

  private final Settings settings;
  private final EarmarkTopics topics;
  private final Map<String, TopicThere> there;

  TopicRules(Settings settings, EarmarkTopics topics, Map<String, TopicThere> there) {
    this.settings = settings;
    this.topics = topics;
    this.there = there;
  }

  TopicFinding check(TopicDefinition topic) {
    TopicThere found = there.get(topic.name());
    if (found == null) {
      return new TopicFinding(
          topic.name(),
          "missing",
          "topic " + topic.name() + " must exist (earmark topics create creates it)");
    }
    return new TopicFinding(
        topic.name(), found.partitions() + " partitions", brokenRule(topic, found));
  }

  private String brokenRule(TopicDefinition topic, TopicThere found) {
    for (String name : FIXED) {
      String wanted = topic.configs().get(name);
      if (wanted != null && !found.config(name).equals(wanted)) {
        return "topic "
            + topic.name()
            + " must have "
            + name
            + "="
            + wanted
            + ": "
            + name
            + "="
            + found.config(name);
      }
    }
    String partitions = partitions(topic, found);
    return partitions.isEmpty() ? retention(topic, found) : partitions;
  }

  private String partitions(TopicDefinition topic, TopicThere found) {
    int wanted = settings.whole(EarmarkSettings.TOPICS_PARTITIONS);
    if (isChunks(topic)
        && settings.isGiven(EarmarkSettings.TOPICS_PARTITIONS)
        && found.partitions() < wanted) {
      return "topic "
          + topic.name()
          + " must have at least topics.partitions partitions: partitions="
          + found.partitions()
          + ", topics.partitions="
          + wanted;
    }
    TopicThere chunks = there.get(topics.chunks().name());
    boolean meetsChunks = topic.name().equals(topics.truths().name());
    if (meetsChunks && chunks != null && chunks.partitions() != found.partitions()) {
      return "topic "
          + topic.name()
          + " must have as many partitions as "
          + topics.chunks().name()
          + ": partitions="
          + found.partitions()
          + ", "
          + topics.chunks().name()
          + "="
          + chunks.partitions();
    }
    return "";
  }

  /** Audio must stay at least as long as a task that starts reads back. */
  private String retention(TopicDefinition topic, TopicThere found) {
    long least =
        settings
            .duration(EarmarkSettings.RECORDING_IDLE)
            .plus(settings.duration(EarmarkSettings.GAP_WAIT))
            .toMillis();
    String retentionMs = found.config(TopicConfig.RETENTION_MS_CONFIG);
    if (!isChunks(topic)
        || retentionMs.isEmpty()
        || retentionMs.equals("-1")
        || Long.parseLong(retentionMs) > least) {
      return "";
    }
    return "topic "
        + topic.name()
        + " must keep audio longer than recording.idle and gap.wait together: retention.ms="
        + retentionMs
        + ", recording.idle + gap.wait="
        + least;
  }

  private boolean isChunks(TopicDefinition topic) {
    return topic.name().equals(topics.chunks().name());
  }
}
