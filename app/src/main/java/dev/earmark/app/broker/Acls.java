package dev.earmark.app.broker;

import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.topology.cluster.EarmarkAcls;
import dev.earmark.topology.cluster.Grant;
import dev.earmark.topology.cluster.Role;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.streams.StreamsConfig;

/** What a role must be allowed under the settings: names, application, guarantee. */
public final class Acls {
  private final Settings settings;

  public Acls(Settings settings) {
    this.settings = settings;
  }

  /** Returns the least that a role takes, topics first. */
  public List<Grant> of(Role role) {
    String application = settings.text(EarmarkSettings.APPLICATION_ID);
    EarmarkAcls acls = new EarmarkAcls(TopologyLayer.topics(settings), application);
    List<Grant> grants = new ArrayList<>(acls.of(role));
    String guarantee = settings.text(EarmarkSettings.GUARANTEE);
    if (role == Role.TOPOLOGY && guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
      grants.add(acls.transactions());
    }
    if (role == Role.TOPOLOGY && settings.flag(EarmarkSettings.DEVICE_FROM_PRINCIPAL)) {
      grants.add(EarmarkAcls.seeingWriters());
    }
    return grants;
  }

  /**
   * Gives a principal what a role takes; what it has already stays.
   *
   * @return how many entries there are now
   */
  public int apply(Cluster cluster, Role role, String principal) {
    List<AclBinding> entries =
        of(role).stream().flatMap(grant -> grant.to(principal).stream()).toList();
    cluster.answer(cluster.admin().createAcls(entries).all());
    return entries.size();
  }
}
