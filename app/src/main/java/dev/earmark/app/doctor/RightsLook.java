package dev.earmark.app.doctor;

import dev.earmark.app.broker.Acls;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.Grant;
import dev.earmark.topology.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Whether who runs this may do what the role of the topology takes, of the topics and the group
 * that are there; brokers say it to anyone who may describe them.
 */
final class RightsLook implements Look {
  static final String FIX =
      "earmark topics acls --role topology --principal User:NAME --apply, as an administrator";

  private final Cluster cluster;
  private final Settings settings;

  RightsLook(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  @Override
  public List<Symptom> look() {
    Map<String, Set<AclOperation>> allowed = cluster.ask(this::allowed);
    List<Symptom> missing = new ArrayList<>();
    for (Grant grant : literal()) {
      Set<AclOperation> may = allowed.get(grant.resource().name());
      if (may != null && !may.containsAll(grant.operations())) {
        missing.add(missing(grant, may));
      }
    }
    return missing.isEmpty()
        ? List.of(Symptom.ok("rights", "nothing that is there is refused: " + allowed.keySet()))
        : missing;
  }

  private static Symptom missing(Grant grant, Set<AclOperation> may) {
    List<AclOperation> refused =
        grant.operations().stream().filter(operation -> !may.contains(operation)).toList();
    return Symptom.error(
        "rights",
        "%s of the %s %s is refused"
            .formatted(
                String.join(", ", refused.stream().map(AclOperation::name).toList()),
                grant.resource().resourceType().name().toLowerCase(Locale.ROOT),
                grant.resource().name()),
        FIX);
  }

  private List<Grant> literal() {
    return new Acls(settings)
        .of(Role.TOPOLOGY).stream()
            .filter(grant -> grant.resource().patternType() == PatternType.LITERAL)
            .toList();
  }

  /** Returns what may be done with each topic and group that is there and may be seen. */
  private Map<String, Set<AclOperation>> allowed(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, Set<AclOperation>> allowed = new TreeMap<>();
    var described =
        admin.describeTopics(
            names(ResourceType.TOPIC),
            new DescribeTopicsOptions().includeAuthorizedOperations(true));
    for (var topic : described.topicNameValues().entrySet()) {
      put(allowed, topic.getKey(), topic.getValue().thenApply(one -> one.authorizedOperations()));
    }
    var groups =
        admin.describeConsumerGroups(
            names(ResourceType.GROUP),
            new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true));
    for (var group : groups.describedGroups().entrySet()) {
      put(allowed, group.getKey(), group.getValue().thenApply(one -> one.authorizedOperations()));
    }
    return allowed;
  }

  private static void put(
      Map<String, Set<AclOperation>> allowed, String name, KafkaFuture<Set<AclOperation>> may)
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

  private Collection<String> names(ResourceType type) {
    return literal().stream()
        .map(Grant::resource)
        .filter(resource -> resource.resourceType() == type)
        .map(resource -> resource.name())
        .distinct()
        .toList();
  }
}
