package dev.earmark.client;

import dev.earmark.schemas.AvroConfig;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.registry.RegistryConfig;
import dev.earmark.schemas.registry.RegistryProbe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;

/** The client's own settings; all others in the same map are Kafka's and the registry's. */
final class ClientSettings {
  static final String CHUNK_LENGTH = "chunk.length.ms";
  static final String START_TIMEOUT = "start.timeout.ms";
  static final String CHUNKS = "topic.chunks";
  static final String TRUTHS = "topic.truths";
  static final String PREDICTIONS = "topic.predictions";
  static final String SERDE = "serde.class";

  private static final String REGISTRY_PREFIX = "schema.registry.";
  private static final Set<String> REGISTRY =
      RegistryConfig.addTo(AvroConfig.addTo(new ConfigDef())).names();

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              CHUNK_LENGTH,
              ConfigDef.Type.INT,
              100,
              ConfigDef.Range.between(1, 10_000),
              ConfigDef.Importance.MEDIUM,
              "Audio in one chunk, in milliseconds; chunks of more than 512 KiB are cut shorter.")
          .define(
              START_TIMEOUT,
              ConfigDef.Type.INT,
              15_000,
              ConfigDef.Range.atLeast(1),
              ConfigDef.Importance.MEDIUM,
              "Longest wait for a broker's first answer, in milliseconds.")
          .define(
              CHUNKS,
              ConfigDef.Type.STRING,
              "earmark.chunks",
              ConfigDef.Importance.LOW,
              "Topic of audio chunks.")
          .define(
              TRUTHS,
              ConfigDef.Type.STRING,
              "earmark.truths",
              ConfigDef.Importance.LOW,
              "Topic of truths.")
          .define(
              PREDICTIONS,
              ConfigDef.Type.STRING,
              "earmark.predictions",
              ConfigDef.Importance.LOW,
              "Topic of predictions.")
          .define(
              SERDE,
              ConfigDef.Type.CLASS,
              "dev.earmark.schemas.AvroSerde",
              ConfigDef.Importance.LOW,
              "Class of the Kafka serde that writes and reads Avro values.");

  private final Map<String, Object> given;
  private final AbstractConfig values;

  ClientSettings(Map<String, ?> settings) {
    given = Map.copyOf(settings);
    values = new AbstractConfig(DEFINITION, given, false);
    if (servers().isBlank()) {
      throw new ConfigException(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG + " must name a broker as host:port");
    }
  }

  /** Returns the brokers as they were given, for messages. */
  String servers() {
    Object servers = given.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    if (servers instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return servers == null ? "" : servers.toString();
  }

  String text(String name) {
    return values.getString(name);
  }

  int number(String name) {
    return values.getInt(name);
  }

  /** Returns the serde, set up for values as specific records. */
  Serde<?> serde() {
    Serde<?> serde = values.getConfiguredInstance(SERDE, Serde.class);
    Map<String, Object> more = new HashMap<>(given);
    more.put("specific.avro.reader", true);
    serde.configure(more, false);
    return serde;
  }

  /** Asks the registry about a subject; another serde than Earmark's own looks after its own. */
  void askRegistry(String subject) {
    if (values.getClass(SERDE).equals(AvroSerde.class)) {
      RegistryProbe.ask(given, subject);
    }
  }

  /** Returns what is left for a Kafka client, over {@code defaults}. */
  Map<String, Object> kafka(Map<String, ?> defaults) {
    Map<String, Object> kafka = new HashMap<>(defaults);
    given.forEach(
        (name, value) -> {
          if (!DEFINITION.names().contains(name) && !isRegistry(name)) {
            kafka.put(name, value);
          }
        });
    return kafka;
  }

  /** Returns a setting of a Kafka client in milliseconds, over {@code defaults}. */
  long kafkaMs(String name, Map<String, ?> defaults) {
    return (long) ConfigDef.parseType(name, kafka(defaults).get(name), ConfigDef.Type.LONG);
  }

  private static boolean isRegistry(String name) {
    return REGISTRY.contains(name) || name.startsWith(REGISTRY_PREFIX);
  }
}
