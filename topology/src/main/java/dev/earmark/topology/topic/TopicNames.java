package dev.earmark.topology.topic;

import dev.earmark.rule.Rule;
import java.util.List;

/** Names of the topics that Earmark reads and writes. */
public record TopicNames(
    String chunks,
    String truths,
    String predictions,
    String detections,
    String confusion,
    String deadLetters) {

  /** Checks that every name is given and none is used twice. */
  public TopicNames {
    var names = List.of(chunks, truths, predictions, detections, confusion, deadLetters);
    for (String name : names) {
      Rule.check(!name.isBlank(), "topic names must not be blank", "topics", names);
    }
    Rule.check(
        names.stream().distinct().count() == names.size(),
        "topic names must differ",
        "topics",
        names);
  }

  /**
   * Returns the names that begin with {@code prefix} and a full stop, such as {@code
   * earmark.chunks}.
   */
  public static TopicNames of(String prefix) {
    return new TopicNames(
        prefix + ".chunks",
        prefix + ".truths",
        prefix + ".predictions",
        prefix + ".detections",
        prefix + ".confusion",
        prefix + ".dead-letters");
  }

  /** Returns the names that are used when nothing is set: {@code earmark.chunks} and so on. */
  public static TopicNames defaults() {
    return of("earmark");
  }
}
