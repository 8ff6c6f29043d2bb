package dev.earmark.topology.cluster;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.earmark.topology.topic.OwnTopics;
import dev.earmark.topology.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The least that each {@link Role} must be allowed on a cluster with an authorizer.
 *
 * <p>Reading and writing imply describing, and writing any topic implies idempotent writing
 * (brokers from 2.8 on), so that neither is listed.
 */
public final class EarmarkAcls {
  private final TopicNames topics;
  private final String applicationId;

  /** Says it for these topics and this application, which names its group and its own topics. */
  public EarmarkAcls(TopicNames topics, String applicationId) {
    this.topics = topics;
    this.applicationId = applicationId;
  }

  /** Returns what a role takes, topics first. */
  public List<Grant> of(Role role) {
    return switch (role) {
      case DEVICE -> device();
      case TOPOLOGY -> topology();
      case CONSUMER -> consumer();
      case OPERATOR -> operator();
    };
  }

  private List<Grant> device() {
    return List.of(Grant.topic(topics.chunks(), WRITE), Grant.topic(topics.truths(), WRITE));
  }

  private List<Grant> topology() {
    return List.of(
        Grant.topic(topics.chunks(), READ, DESCRIBE_CONFIGS),
        Grant.topic(topics.truths(), READ, DESCRIBE_CONFIGS),
        Grant.topic(topics.predictions(), WRITE, DESCRIBE_CONFIGS),
        Grant.topic(topics.detections(), WRITE, DESCRIBE_CONFIGS),
        Grant.topic(topics.confusion(), WRITE, DESCRIBE_CONFIGS),
        Grant.topic(topics.deadLetters(), WRITE, DESCRIBE_CONFIGS),
        Grant.of(ResourceType.TOPIC, prefix(), PatternType.PREFIXED, CREATE, READ, WRITE),
        Grant.topic(OwnTopics.repartition(applicationId, OwnTopics.MERGE), DELETE),
        group());
  }

  /** Returns what the topology takes beyond its role where it processes exactly once. */
  public Grant transactions() {
    return Grant.of(ResourceType.TRANSACTIONAL_ID, prefix(), PatternType.PREFIXED, WRITE);
  }

  /** Returns what it takes to see who may write a topic. */
  public static Grant seeingWriters() {
    return Grant.of(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL, DESCRIBE);
  }

  private List<Grant> consumer() {
    return Stream.of(topics.predictions(), topics.detections(), topics.confusion())
        .map(topic -> Grant.topic(topic, READ))
        .toList();
  }

  private List<Grant> operator() {
    List<Grant> grants =
        new ArrayList<>(
            List.of(
                Grant.topic(topics.chunks(), CREATE, DESCRIBE_CONFIGS, READ, WRITE),
                Grant.topic(topics.truths(), CREATE, DESCRIBE_CONFIGS, READ, WRITE),
                Grant.topic(topics.predictions(), CREATE, DESCRIBE_CONFIGS, READ),
                Grant.topic(topics.detections(), CREATE, DESCRIBE_CONFIGS, READ),
                Grant.topic(topics.confusion(), CREATE, DESCRIBE_CONFIGS, READ),
                Grant.topic(topics.deadLetters(), CREATE, DESCRIBE_CONFIGS, READ)));
    OwnTopics.of(applicationId).forEach(topic -> grants.add(Grant.topic(topic, DELETE)));
    grants.add(group());
    return grants;
  }

  /** Members read by it, and who sets the application back commits by it. */
  private Grant group() {
    return Grant.of(ResourceType.GROUP, applicationId, PatternType.LITERAL, READ);
  }

  /** Kafka Streams begins the names of its own topics and transactions so. */
  private String prefix() {
    return applicationId + '-';
  }
}
