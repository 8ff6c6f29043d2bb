package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may write the topics that devices send to, as far as access control lists say; super users
 * are not among them.
 */
public final class Writers {
  private static final String EVERYONE = "User:*";

  private static final int NAMED = 5;

  private final Cluster cluster;

  public Writers(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Returns the first of {@link #believed}, and how many more there are, for a person. */
  public String named(Settings settings) {
    Set<String> all = believed(settings);
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
    return all.isEmpty() ? "super users only" : first + more;
  }

  /**
   * Returns the principals whose keys {@code device.from.principal} believes.
   *
   * @throws CommandFailure where everyone may write, or the brokers do not say who may
   */
  Set<String> believed(Settings settings) {
    Set<String> all = new TreeSet<>();
    for (String name : List.of(EarmarkSettings.TOPIC_CHUNKS, EarmarkSettings.TOPIC_TRUTHS)) {
      String topic = settings.text(name);
      Set<String> writers = of(topic);
      if (writers.contains(EVERYONE)) {
        throw CommandFailure.wrong(
            "device.from.principal=true needs a topic that not everyone may write under any key: topic=%s, principal=%s"
                .formatted(topic, EVERYONE));
      }
      all.addAll(writers);
    }
    return all;
  }

  private Set<String> of(String topic) {
    Set<String> principals = new TreeSet<>();
    for (AclOperation operation : List.of(AclOperation.WRITE, AclOperation.ALL)) {
      for (AclBinding binding : ask(topic, operation)) {
        principals.add(binding.entry().principal());
      }
    }
    return principals;
  }

  private Iterable<AclBinding> ask(String topic, AclOperation operation) {
    var resource = new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.MATCH);
    var entry = new AccessControlEntryFilter(null, null, operation, AclPermissionType.ALLOW);
    try {
      return cluster.answer(
          cluster.admin().describeAcls(new AclBindingFilter(resource, entry)).values());
    } catch (CommandFailure e) {
      if (e.getCause() instanceof SecurityDisabledException) {
        throw CommandFailure.wrong(
            "device.from.principal=true needs brokers with an authorizer (authorizer.class.name), or everyone may write under any key",
            e);
      }
      throw e;
    }
  }
}
