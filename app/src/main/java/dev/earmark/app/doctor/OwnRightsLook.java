package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.OwnTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Whether who runs this may make and use what begins with the application's name: its own topics
 * and, exactly-once, its transactions. Brokers are asked for things that need not be there, and
 * make none.
 */
final class OwnRightsLook implements Look {
  private static final String OF = "rights";
  private static final Set<AclOperation> USED = Set.of(AclOperation.READ, AclOperation.WRITE);

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
    List<Symptom> missing = cluster.ask(this::missing);
    return missing.isEmpty()
        ? List.of(Symptom.ok(OF, "what begins with " + prefix + " may be made and used"))
        : missing;
  }

  private List<Symptom> missing(Admin admin) throws ExecutionException, InterruptedException {
    List<Symptom> missing = new ArrayList<>();
    if (isRefused(created(admin))) {
      missing.add(missing("CREATE of topics that begin with " + prefix));
    }
    for (TopicDescription topic : own(admin)) {
      Set<AclOperation> may = topic.authorizedOperations();
      if (may != null && !may.containsAll(USED)) {
        missing.add(missing("READ or WRITE of the application's own topic " + topic.name()));
      }
    }
    if (exactlyOnce && isRefused(transaction(admin))) {
      missing.add(missing("WRITE of transactional ids that begin with " + prefix));
    }
    return missing;
  }

  private static Symptom missing(String what) {
    return Symptom.error(OF, what + " is refused", RightsLook.FIX);
  }

  private KafkaFuture<?> created(Admin admin) {
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

  private List<TopicDescription> own(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> there = new TreeSet<>(admin.listTopics().names().get());
    there.retainAll(OwnTopics.of(application));
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    return List.copyOf(admin.describeTopics(there, options).allTopicNames().get().values());
  }
}
