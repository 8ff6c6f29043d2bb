package dev.earmark.app.settings;

import dev.earmark.rule.NearestName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Which names are settings: Earmark's own, the registry's, and Kafka's under their own name or a
 * prefix.
 */
final class KnownNames {
  /** Kafka settings for one kind of client; what follows is passed on as it is. */
  static final List<String> KAFKA_PREFIXES =
      List.of(
          "consumer.",
          "producer.",
          "admin.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.");

  private static final Set<String> KAFKA = kafka();

  private KnownNames() {}

  static boolean isKafka(String name) {
    return KAFKA.contains(name) || KAFKA_PREFIXES.stream().anyMatch(name::startsWith);
  }

  static boolean isRegistry(String name) {
    return RegistrySettings.isOne(name);
  }

  /** Refuses a name that is no setting, and says which one it is nearest to. */
  static void check(String name, Set<String> own, String origin) {
    if (own.contains(name) || isKafka(name) || isRegistry(name)) {
      return;
    }
    Set<String> all = new TreeSet<>(KAFKA);
    all.addAll(RegistrySettings.names());
    String nearest = nearest(name, own, all);
    throw new SettingsException(
        "unknown setting " + name + " (" + origin + "): the nearest known name is " + nearest);
  }

  /** Prefers a name of Earmark's own where it is as near as one of the others. */
  private static String nearest(String name, Set<String> own, Set<String> others) {
    String mine = NearestName.of(name, own).orElseThrow();
    String other = NearestName.of(name, others).orElseThrow();
    return NearestName.edits(name, mine) <= NearestName.edits(name, other) ? mine : other;
  }

  private static Set<String> kafka() {
    Set<String> names = new TreeSet<>(StreamsConfig.configDef().names());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return names;
  }
}
