package dev.earmark.bench;

import dev.earmark.topology.cluster.TopicCreation;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicNames;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Earmark's topics on a broker that is there to be measured. */
public final class BenchTopics {
  private static final short REPLICAS = 1;

  private final Admin admin;
  private final TopicNames names = TopicNames.defaults();

  public BenchTopics(Admin admin) {
    this.admin = admin;
  }

  /** Creates all of them and waits until they can be written to. */
  public void create(int partitions) throws InterruptedException {
    var topics =
        new EarmarkTopics(names)
            .all().stream()
                .map(
                    topic ->
                        new NewTopic(topic.name(), partitions, REPLICAS).configs(topic.configs()))
                .toList();
    try {
      TopicCreation.create(admin, topics);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics could not be created: " + e.getCause(), e);
    }
  }

  String chunks() {
    return names.chunks();
  }

  String predictions() {
    return names.predictions();
  }
}
