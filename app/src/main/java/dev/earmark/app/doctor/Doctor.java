package dev.earmark.app.doctor;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.KafkaCheck;
import dev.earmark.app.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** Looks at everything that a run needs, one thing after the other, whatever is wrong with them. */
public final class Doctor {
  private static final String NO_FIX = "--debug shows where it happened";

  private final Settings settings;
  private final ModelsLook models;

  public Doctor(Settings settings, ModelsLook models) {
    this.settings = settings;
    this.models = models;
  }

  /** Looks at all of it. */
  public List<Symptom> look() {
    List<Symptom> all = new ArrayList<>(Machine.here().look());
    all.addAll(settings());
    all.addAll(models.look());
    all.addAll(brokers());
    all.addAll(
        Look.at(
            "registry",
            "start it, or set schema.registry.url and its credentials",
            new RegistryLook(settings)));
    return all;
  }

  private List<Symptom> settings() {
    try {
      KafkaCheck.run(settings);
      return List.of(Symptom.ok("settings", "none contradicts another, and Kafka takes them"));
    } catch (ConfigException e) {
      return List.of(
          Symptom.error("settings", String.valueOf(e.getMessage()), "earmark config shows them"));
    }
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
    all.addAll(Look.at("broker", NO_FIX, new BrokerLook(cluster, settings)));
    all.addAll(Look.at("topics", NO_FIX, new TopicsLook(cluster, settings, models.cards())));
    all.addAll(Look.at("rights", NO_FIX, new RightsLook(cluster, settings)));
    all.addAll(Look.at("clock", NO_FIX, new ClockLook(cluster, topics, chunks, Clock.systemUTC())));
    all.addAll(Look.at("disk", NO_FIX, new BrokerDiskLook(cluster)));
    return all;
  }
}
