package dev.earmark.topology;

/** The topics that Kafka Streams makes for the topology itself, by how it names them. */
final class OwnTopics {
  private static final String REPARTITION = "-repartition";
  private static final String CHANGELOG = "-changelog";

  private OwnTopics() {}

  /** Returns the topic through which an application sends to its own step. */
  static String repartition(String applicationId, String step) {
    return applicationId + '-' + step + REPARTITION;
  }

  /** Returns whether the topology sends to itself through that topic. */
  static boolean isRepartition(String topic) {
    return topic.endsWith(REPARTITION);
  }

  /** Returns whether that topic keeps what a store holds. */
  static boolean isChangelog(String topic) {
    return topic.endsWith(CHANGELOG);
  }
}
