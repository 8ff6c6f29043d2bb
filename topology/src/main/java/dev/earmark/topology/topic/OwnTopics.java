package dev.earmark.topology.topic;

import dev.earmark.topology.state.StoreNames;
import java.util.Set;
import java.util.TreeSet;

/** The topics that Kafka Streams makes for the topology itself, by how it names them. */
public final class OwnTopics {
  private static final String REPARTITION = "-repartition";
  private static final String CHANGELOG = "-changelog";

  /** Name of the step, and of the topic before it, that adds up the counts of all tasks. */
  public static final String MERGE = "merge-confusion";

  private OwnTopics() {}

  /** Returns the topic through which an application sends to its own step. */
  public static String repartition(String applicationId, String step) {
    return applicationId + '-' + step + REPARTITION;
  }

  /** Returns all that an application may have, and no other application's of a longer name. */
  public static Set<String> of(String applicationId) {
    Set<String> topics = new TreeSet<>();
    topics.add(repartition(applicationId, MERGE));
    for (String store : StoreNames.ALL) {
      topics.add(applicationId + '-' + store + CHANGELOG);
    }
    return topics;
  }

  /** Returns whether that topic keeps what a store holds. */
  public static boolean isChangelog(String topic) {
    return topic.endsWith(CHANGELOG);
  }
}
