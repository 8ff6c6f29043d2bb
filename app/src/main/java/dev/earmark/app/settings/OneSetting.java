package dev.earmark.app.settings;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * One setting, looked up by its name.
 *
 * @param shown its present value and where that comes from
 * @param meaning what it means and its rule; empty for Kafka's own
 */
public record OneSetting(Shown shown, Optional<String> meaning) {
  /**
   * Looks it up.
   *
   * @throws SettingsException where there is no such setting; names the nearest
   */
  public static OneSetting of(Settings settings, String name) {
    ConfigDef definition = EarmarkSettings.definition();
    KnownNames.check(name, definition.names(), "asked for");
    Shown shown =
        settings.shown().stream()
            .filter(setting -> setting.name().equals(name))
            .findFirst()
            .orElseGet(() -> new Shown(name, "", "not set"));
    return new OneSetting(
        shown, Optional.ofNullable(definition.configKeys().get(name)).map(OneSetting::meaning));
  }

  private static String meaning(ConfigDef.ConfigKey key) {
    return key.documentation + (key.validator == null ? "" : " Rule: " + key.validator + ".");
  }
}
