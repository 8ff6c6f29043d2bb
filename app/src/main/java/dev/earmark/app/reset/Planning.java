package dev.earmark.app.reset;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.topic.OwnTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Finds out what setting the application of the settings back would do. */
final class Planning {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final Settings settings;
  private final String application;

  Planning(Settings settings) {
    this.settings = settings;
    application = settings.text(EarmarkSettings.APPLICATION_ID);
  }

  /**
   * Asks the brokers.
   *
   * @throws CommandFailure where the topic of audio or of truths is missing
   */
  Plan plan(Admin admin, Target target) throws ExecutionException, InterruptedException {
    SortedSet<String> there = new TreeSet<>(admin.listTopics().names().get());
    List<String> sources =
        List.of(text(EarmarkSettings.TOPIC_CHUNKS), text(EarmarkSettings.TOPIC_TRUTHS));
    sources.stream().filter(topic -> !there.contains(topic)).forEach(Planning::missing);
    there.retainAll(OwnTopics.of(application));
    return new Plan(application, offsets(admin, sources, target), there, folders());
  }

  private static void missing(String topic) {
    throw CommandFailure.wrong("topic " + topic + " must exist (earmark topics create creates it)");
  }

  private String text(String name) {
    return settings.text(name);
  }

  private static SortedMap<TopicPartition, Long> offsets(
      Admin admin, List<String> topics, Target target)
      throws ExecutionException, InterruptedException {
    SortedMap<TopicPartition, Long> offsets =
        offsets(admin, partitions(admin, topics), target.from());
    List<TopicPartition> beyond =
        offsets.entrySet().stream()
            .filter(one -> one.getValue() < 0)
            .map(Map.Entry::getKey)
            .toList();
    offsets.putAll(offsets(admin, beyond, OffsetSpec.latest()));
    return offsets;
  }

  private static List<TopicPartition> partitions(Admin admin, List<String> topics)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(Planning::partitions)
        .toList();
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(one -> new TopicPartition(topic.name(), one.partition()));
  }

  private static SortedMap<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> of, OffsetSpec at)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    of.forEach(partition -> asked.put(partition, at));
    SortedMap<TopicPartition, Long> offsets = new TreeMap<>(ORDER);
    admin
        .listOffsets(asked)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private List<Path> folders() {
    String states =
        settings
            .kafka()
            .getOrDefault("state.dir", System.getProperty("java.io.tmpdir") + "/kafka-streams");
    Path folder = Path.of(states, application);
    return Files.isDirectory(folder) ? List.of(folder) : List.of();
  }
}
