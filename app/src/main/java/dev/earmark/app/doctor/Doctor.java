package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.UsableSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that a run needs, one thing after the other, whatever is wrong with them. */
public final class Doctor {
  private static final String FIX =
      "look at the brokers' logs; earmark topics acls --role operator lists what this look must be allowed";

  private final Settings settings;
  private final SettingsLook given;
  private final ModelsLook models;

  public Doctor(UsableSettings usable, ModelsLook models) {
    settings = usable.settings();
    given = new SettingsLook(usable);
    this.models = models;
  }

  /** Looks at all of it. */
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>(Machine.here().look());
    all.addAll(given.look());
    all.addAll(Look.at("http", "set http.port", new HttpLook(settings)));
    all.addAll(Look.at("keys", "set ssl.…", new KeysLook(settings, Clock.systemUTC())));
    all.addAll(models.look());
    all.addAll(brokers());
    all.addAll(
        Look.at(
            "registry",
            "start it, or set schema.registry.url and its credentials",
            new RegistryLook(settings)));
    return all;
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
    var topics = new Topics(cluster, settings);
    String chunks = settings.text(EarmarkSettings.TOPIC_CHUNKS);
    all.addAll(Look.at("broker", FIX, new BrokerLook(cluster, settings)));
    all.addAll(Look.at("topics", FIX, new TopicsLook(cluster, settings, models.cards())));
    all.addAll(Look.at("rights", FIX, new RightsLook(cluster, settings)));
    all.addAll(Look.at("rights", FIX, new OwnRightsLook(cluster, settings)));
    all.addAll(Look.at("clock", FIX, new ClockLook(cluster, topics, chunks, Clock.systemUTC())));
    all.addAll(Look.at("disk", FIX, new BrokerDiskLook(cluster)));
    return all;
  }
}
