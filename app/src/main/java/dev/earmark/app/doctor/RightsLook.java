package dev.earmark.app.doctor;

import dev.earmark.app.broker.Acls;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Whether who runs this may do what a role takes, of the topics and the group that are there;
 * brokers say it to anyone who may describe them.
 */
final class RightsLook implements Look {
  private final Cluster cluster;
  private final Settings settings;
  private final Role role;

  RightsLook(Cluster cluster, Settings settings, Role role) {
    this.cluster = cluster;
    this.settings = settings;
    this.role = role;
  }

  /** Returns what gives somebody a role. */
  static String fix(Role role) {
    return "earmark topics acls --role %s --principal User:NAME --apply, as an administrator"
        .formatted(word(role));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
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
    return missing.isEmpty() ? List.of(nothingMissing(allowed.keySet())) : missing;
  }

  private Symptom nothingMissing(Set<String> there) {
    return Symptom.ok(
        "rights",
        "nothing that the role %s takes of what is there is refused: %s"
            .formatted(word(role), there));
  }

  private Symptom missing(Grant grant, Set<AclOperation> may) {
    List<AclOperation> refused =
        grant.operations().stream().filter(operation -> !may.contains(operation)).toList();
    return Symptom.error(
        "rights",
        "%s of the %s %s is refused"
            .formatted(
                String.join(", ", refused.stream().map(AclOperation::name).toList()),
                grant.resource().resourceType().name().toLowerCase(Locale.ROOT),
                grant.resource().name()),
        fix(role));
  }

  private List<Grant> literal() {
    return new Acls(settings)
        .of(role).stream()
            .filter(grant -> grant.resource().patternType() == PatternType.LITERAL)
            .toList();
  }

  private Map<String, Set<AclOperation>> allowed(Admin admin)
      throws ExecutionException, InterruptedException {
    var allowed =
        new Allowed(admin).topics(names(ResourceType.TOPIC)).groups(names(ResourceType.GROUP));
    return names(ResourceType.CLUSTER).isEmpty() ? allowed.byName() : allowed.cluster().byName();
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
