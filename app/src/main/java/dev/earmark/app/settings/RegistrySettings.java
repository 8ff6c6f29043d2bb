package dev.earmark.app.settings;

import dev.earmark.schemas.AvroConfig;
import dev.earmark.schemas.registry.RegistryConfig;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the registry and of the Avro serde, under Confluent's own names. */
final class RegistrySettings {
  static final String AUTO_REGISTER = AvroConfig.AUTO_REGISTER;
  static final String USE_LATEST = AvroConfig.USE_LATEST;

  private static final String PREFIX = "schema.registry.";
  private static final ConfigDef DEFINITION =
      RegistryConfig.addTo(AvroConfig.addTo(new ConfigDef()));

  /** Those of the registry's client, which may also stand behind the prefix. */
  private static final Set<String> CLIENT = RegistryConfig.addTo(new ConfigDef()).names();

  private RegistrySettings() {}

  /** Adds all of them but where the registry is. */
  static void define(SettingsDefinition to) {
    to.group("Registry");
    to.duration(
        EarmarkSettings.REGISTRY_WAIT,
        "30s",
        Durations.in("0ms", "1h"),
        "How long a record of audio or truth waits whose schema the registry does not tell, before it goes to the dead letters; at most a third of max.poll.interval.ms.");
    DEFINITION.configKeys().values().stream()
        .filter(key -> !key.name.equals(RegistryConfig.URL))
        .forEach(to::take);
  }

  static Set<String> names() {
    return DEFINITION.names();
  }

  /** Tells whether a name is one of them, the client's own also behind {@code schema.registry.}. */
  static boolean isOne(String name) {
    return DEFINITION.names().contains(name)
        || name.startsWith(RegistryConfig.SSL_PREFIX)
        || (name.startsWith(PREFIX) && CLIENT.contains(name.substring(PREFIX.length())));
  }
}
