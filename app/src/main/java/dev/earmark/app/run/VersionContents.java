package dev.earmark.app.run;

import dev.earmark.rule.Rule;
import dev.earmark.score.ModelCard;
import java.util.HashMap;
import java.util.Map;

/** What the files of each version held that has listened in this process, by its id. */
final class VersionContents {
  private final Map<String, String> contents = new HashMap<>();

  /** Keeps what a version that listens now holds. */
  void listens(ModelCard version, String content) {
    contents.put(version.id(), content);
  }

  /**
   * Refuses a version of which predictions were said that had other files; of the one that listens
   * the seat says so.
   *
   * @throws IllegalArgumentException with a sentence
   */
  void check(ModelCard listening, ModelCard next, String content) {
    Rule.check(
        next.id().equals(listening.id())
            || content.equals(contents.getOrDefault(next.id(), content)),
        "a version that listened before must come back as it was, or under another version",
        "version",
        next.version());
  }
}
