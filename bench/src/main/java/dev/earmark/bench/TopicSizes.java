package dev.earmark.bench;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Bytes that topics take in the broker's log, overhead of batches and indexes' records included.
 */
final class TopicSizes {
  private final Admin admin;

  TopicSizes(Admin admin) {
    this.admin = admin;
  }

  /** Bytes of all topics whose names end with {@code -changelog}: what the state costs. */
  long changelogBytes() throws InterruptedException {
    return bytes(topic -> topic.endsWith("-changelog"));
  }

  private long bytes(Predicate<String> topics) throws InterruptedException {
    try {
      Collection<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .mapToLong(folder -> bytes(folder, topics))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not tell its sizes: " + e.getCause(), e);
    }
  }

  private static long bytes(LogDirDescription folder, Predicate<String> topics) {
    return folder.replicaInfos().entrySet().stream()
        .filter(replica -> topics.test(topic(replica.getKey())))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  private static String topic(TopicPartition partition) {
    return partition.topic();
  }
}
