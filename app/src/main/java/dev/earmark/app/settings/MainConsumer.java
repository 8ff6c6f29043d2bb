package dev.earmark.app.settings;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The consumer by which the topology is a member of its group. */
public final class MainConsumer {
  private static final Map<String, Object> DEFAULTS = ConsumerConfig.configDef().defaultValues();

  private MainConsumer() {}

  /**
   * Returns one of its settings that is a whole number: the longest prefix wins, as in Kafka
   * Streams, and where nothing was given Kafka's default holds.
   *
   * @throws SettingsException where it is no whole number
   */
  public static int whole(Settings settings, String name) {
    Map<String, String> kafka = settings.kafka();
    Object given =
        Stream.of("main.consumer.", "consumer.", "")
            .flatMap(prefix -> Optional.ofNullable(kafka.get(prefix + name)).stream())
            .findFirst()
            .map(Object.class::cast)
            .orElse(DEFAULTS.get(name));
    try {
      return (Integer) ConfigDef.parseType(name, given, ConfigDef.Type.INT);
    } catch (ConfigException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
