package dev.earmark.app.doctor;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.Resource;

/**
 * What brokers say that who asks may do, by the name of the topic or group: nothing where it may
 * not even be described, and no entry where it is not there.
 */
final class Allowed {
  private final Admin admin;
  private final Map<String, Set<AclOperation>> allowed = new TreeMap<>();

  Allowed(Admin admin) {
    this.admin = admin;
  }

  /** Returns what was asked for. */
  Map<String, Set<AclOperation>> byName() {
    return allowed;
  }

  Allowed topics(Collection<String> names) throws ExecutionException, InterruptedException {
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    for (var topic : admin.describeTopics(names, options).topicNameValues().entrySet()) {
      put(topic.getKey(), topic.getValue().thenApply(one -> one.authorizedOperations()));
    }
    return this;
  }

  Allowed groups(Collection<String> names) throws ExecutionException, InterruptedException {
    var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
    for (var group : admin.describeConsumerGroups(names, options).describedGroups().entrySet()) {
      put(group.getKey(), group.getValue().thenApply(one -> one.authorizedOperations()));
    }
    return this;
  }

  Allowed cluster() throws ExecutionException, InterruptedException {
    var options = new DescribeClusterOptions().includeAuthorizedOperations(true);
    put(Resource.CLUSTER_NAME, admin.describeCluster(options).authorizedOperations());
    return this;
  }

  private void put(String name, KafkaFuture<Set<AclOperation>> may)
      throws ExecutionException, InterruptedException {
    try {
      Set<AclOperation> operations = may.get();
      if (operations != null) {
        allowed.put(name, operations);
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof AuthorizationException) {
        allowed.put(name, Set.of());
      } else if (!(cause instanceof UnknownTopicOrPartitionException
          || cause instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
  }
}
