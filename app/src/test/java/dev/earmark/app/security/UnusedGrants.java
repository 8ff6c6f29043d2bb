package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.cluster.EarmarkAcls;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.Role;
import dev.earmark.topology.topic.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AclBinding;

/** What a role is allowed and has not used. */
final class UnusedGrants {
  private UnusedGrants() {}

  static void nothingIsAllowedThatIsNotUsed(SecuredUsers users) {
    for (Role role : Role.values()) {
      assertThat(unused(users, role)).as(role.name()).isEmpty();
    }
  }

  static List<AclBinding> unused(SecuredUsers users, Role role) {
    if (users.mechanism == Mechanism.TLS) {
      return List.of();
    }
    String principal = users.mechanism.principal(role.name().toLowerCase(Locale.ROOT));
    return grants(users, role).stream()
        .flatMap(grant -> grant.to(principal).stream())
        .filter(binding -> !AskedAuthorizer.used(binding))
        .toList();
  }

  private static List<Grant> grants(SecuredUsers users, Role role) {
    var acls = new EarmarkAcls(TopicNames.of(users.prefix()), users.prefix());
    List<Grant> grants = new ArrayList<>(acls.of(role));
    if (role == Role.TOPOLOGY && users.mechanism.guarantee.equals("exactly_once_v2")) {
      grants.add(acls.transactions());
    }
    if (role == Role.TOPOLOGY && users.mechanism.believesKeys) {
      grants.add(EarmarkAcls.seeingWriters());
    }
    return grants;
  }
}
