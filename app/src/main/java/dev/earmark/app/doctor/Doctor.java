package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.UsableSettings;
import dev.earmark.topology.cluster.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at everything that a role needs, one thing after the other, whatever is wrong with them.
 */
public final class Doctor {
  private static final String FIX =
      "look at the brokers' logs; earmark topics acls --role operator lists what this look must be allowed";

  private final Settings settings;
  private final SettingsLook given;
  private final ModelsLook models;
  private final Role role;

  public Doctor(UsableSettings usable, ModelsLook models, Role role) {
    settings = usable.settings();
    given = new SettingsLook(usable);
    this.models = models;
    this.role = role;
  }

  /** Looks at all of it. */
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>(Machine.here().look());
    all.addAll(TemporaryLook.here().look());
    all.addAll(given.look());
    all.addAll(Look.at("keys", "set ssl.…", new KeysLook(settings, Clock.systemUTC())));
    if (looksAfterTheTopology()) {
      all.addAll(Look.at("http", "set http.port", new HttpLook(settings)));
      all.addAll(models.look());
    }
    all.addAll(brokers());
    all.addAll(
        Look.at(
            "registry",
            "start it, or set schema.registry.url and its credentials",
            new RegistryLook(settings)));
    return all;
  }

  /** Who only sends or listens has no model and no port, and may not see all topics. */
  private boolean looksAfterTheTopology() {
    return role == Role.TOPOLOGY || role == Role.OPERATOR;
  }

  private List<Symptom> brokers() {
    try (Cluster cluster = Cluster.connect(settings)) {
      return brokers(cluster);
    } catch (CommandFailure silent) {
      return List.of(
          Symptom.error(
              "broker",
              String.valueOf(silent.getMessage()),
              "start it, or set bootstrap.servers and what security it asks for"));
    }
  }

  private List<Symptom> brokers(Cluster cluster) {
    List<Symptom> all = new ArrayList<>();
    all.addAll(Look.at("broker", FIX, new BrokerLook(cluster, settings)));
    all.addAll(Look.at("rights", FIX, new RightsLook(cluster, settings, role)));
    if (role == Role.TOPOLOGY) {
      all.addAll(Look.at("rights", FIX, new OwnRightsLook(cluster, settings)));
    }
    if (looksAfterTheTopology()) {
      all.addAll(topics(cluster));
    }
    return all;
  }

  private List<Symptom> topics(Cluster cluster) {
    var topics = new Topics(cluster, settings);
    String chunks = settings.text(EarmarkSettings.TOPIC_CHUNKS);
    var clock = new ClockLook(cluster, topics, chunks, Clock.systemUTC());
    List<Symptom> all = new ArrayList<>();
    all.addAll(Look.at("topics", FIX, new TopicsLook(cluster, settings, models.cards())));
    all.addAll(Look.at("clock", FIX, clock));
    all.addAll(Look.at("disk", FIX, new BrokerDiskLook(cluster)));
    return all;
  }
}
