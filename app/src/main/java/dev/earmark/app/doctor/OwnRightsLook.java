package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.cluster.Role;
import dev.earmark.topology.topic.OwnTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Whether who runs this may make and use what begins with the application's name, which the
 * topology takes: its own topics and, exactly-once, its transactions. Brokers are asked for things
 * that need not be there, and make none; what cannot be asked so is said.
 */
final class OwnRightsLook implements Look {
  private static final String OF = "rights";
  private static final List<AclOperation> USED = List.of(AclOperation.READ, AclOperation.WRITE);

  /** Follows the name of the application in what is only asked for. */
  private static final String ASKED = "doctor";

  private final Cluster cluster;
  private final String application;
  private final String prefix;
  private final boolean exactlyOnce;

  OwnRightsLook(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    application = settings.text(EarmarkSettings.APPLICATION_ID);
    prefix = application + '-';
    exactlyOnce = settings.text(EarmarkSettings.GUARANTEE).equals(StreamsConfig.EXACTLY_ONCE_V2);
  }

  @Override
  public List<Symptom> look() {
    return cluster.ask(this::found);
  }

  private List<Symptom> found(Admin admin) throws ExecutionException, InterruptedException {
    List<Symptom> found = new ArrayList<>();
    String created = "CREATE of topics that begin with " + prefix;
    found.add(isRefused(creation(admin)) ? refused(created) : allowed(created));
    found.addAll(own(new Allowed(admin).topics(OwnTopics.of(application)).byName()));
    if (exactlyOnce) {
      found.add(transactions(isRefused(transaction(admin))));
    }
    return found;
  }

  private static Symptom refused(String what) {
    return Symptom.error(OF, what + " is refused", RightsLook.fix(Role.TOPOLOGY));
  }

  private static Symptom allowed(String what) {
    return Symptom.ok(OF, what + " is allowed");
  }

  private static List<Symptom> own(Map<String, Set<AclOperation>> there) {
    if (there.isEmpty()) {
      return List.of(
          Symptom.ok(
              OF,
              "READ and WRITE of the application's own topics cannot be asked before it has made them"));
    }
    List<Symptom> missing =
        there.entrySet().stream()
            .filter(topic -> !topic.getValue().containsAll(USED))
            .map(topic -> refused("READ or WRITE of the application's own topic " + topic.getKey()))
            .toList();
    return missing.isEmpty()
        ? List.of(allowed("READ and WRITE of the application's own topics " + there.keySet()))
        : missing;
  }

  /** Nobody is told whether they may write one, and an attempt would begin a transaction. */
  private Symptom transactions(boolean refused) {
    String ids = "of transactional ids that begin with " + prefix;
    return refused
        ? refused("DESCRIBE, and so WRITE, " + ids)
        : Symptom.ok(OF, "DESCRIBE " + ids + " is allowed; WRITE of them cannot be asked");
  }

  private KafkaFuture<?> creation(Admin admin) {
    var options = new CreateTopicsOptions().validateOnly(true);
    return admin.createTopics(List.of(new NewTopic(prefix + ASKED, 1, (short) -1)), options).all();
  }

  private KafkaFuture<?> transaction(Admin admin) {
    return admin.describeTransactions(List.of(prefix + ASKED)).all();
  }

  /** Whatever else is answered, such as that it is not there, is no refusal. */
  private static boolean isRefused(KafkaFuture<?> answer) throws InterruptedException {
    try {
      answer.get();
      return false;
    } catch (ExecutionException e) {
      return e.getCause() instanceof AuthorizationException;
    }
  }
}
