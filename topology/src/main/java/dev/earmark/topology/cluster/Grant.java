package dev.earmark.topology.cluster;

import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What may be done with one resource of a cluster.
 *
 * @param resource a topic, a group or the like, by its name or its beginning
 * @param operations what may be done with it; what these imply is not listed
 */
public record Grant(ResourcePattern resource, List<AclOperation> operations) {
  private static final String ANY_HOST = "*";

  /** Keeps a copy of the operations. */
  public Grant {
    operations = List.copyOf(operations);
  }

  /** Returns what may be done with one topic. */
  public static Grant topic(String name, AclOperation... operations) {
    return of(ResourceType.TOPIC, name, PatternType.LITERAL, operations);
  }

  static Grant of(ResourceType type, String name, PatternType pattern, AclOperation... operations) {
    return new Grant(new ResourcePattern(type, name, pattern), List.of(operations));
  }

  /** Returns the access control entries that give this to a principal, from any host. */
  public List<AclBinding> to(String principal) {
    return operations.stream().map(operation -> binding(principal, operation)).toList();
  }

  private AclBinding binding(String principal, AclOperation operation) {
    return new AclBinding(
        resource, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
  }
}
