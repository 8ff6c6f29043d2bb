package dev.earmark.app.reset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What setting an application back would do.
 *
 * @param group its consumer group
 * @param offsets where each partition of audio and truths is gone on with
 * @param deleted its own topics, which are deleted
 * @param folders folders of its state on this machine, which are deleted
 */
public record Plan(
    String group,
    SortedMap<TopicPartition, Long> offsets,
    SortedSet<String> deleted,
    List<Path> folders) {

  /** Returns it as lines for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    byTopic().forEach((topic, at) -> lines.add("offsets  " + topic + " to " + at));
    deleted.forEach(topic -> lines.add("delete   topic " + topic));
    folders.forEach(folder -> lines.add("delete   folder " + folder));
    return lines;
  }

  private SortedMap<String, List<String>> byTopic() {
    SortedMap<String, List<String>> all = new TreeMap<>();
    offsets.forEach(
        (partition, offset) ->
            all.computeIfAbsent(partition.topic(), topic -> new ArrayList<>())
                .add(partition.partition() + ":" + offset));
    return all;
  }
}
