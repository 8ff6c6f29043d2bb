package dev.earmark.app.broker;

/**
 * What is true of one topic.
 *
 * @param topic its name
 * @param state what was found, for a person: {@code created}, {@code 4 partitions}, …
 * @param wrong the rule that it breaks, empty where it is right
 */
public record TopicFinding(String topic, String state, String wrong) {
  static TopicFinding right(String topic, String state) {
    return new TopicFinding(topic, state, "");
  }

  public boolean isWrong() {
    return !wrong.isEmpty();
  }
}
