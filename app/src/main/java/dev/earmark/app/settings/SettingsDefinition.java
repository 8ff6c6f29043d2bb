package dev.earmark.app.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A definition that is being written, one setting a call. */
final class SettingsDefinition {
  private final ConfigDef def = new ConfigDef();
  private String group = "";
  private int order;

  ConfigDef def() {
    return def;
  }

  void group(String name) {
    group = name;
    order = 0;
  }

  void text(
      String name, @Nullable String byDefault, ConfigDef.@Nullable Validator rule, String meaning) {
    define(name, ConfigDef.Type.STRING, byDefault, rule, meaning);
  }

  /** Takes a setting as another definition has it. */
  void take(ConfigDef.ConfigKey key) {
    define(key.name, key.type, key.defaultValue, key.validator, key.documentation);
  }

  void duration(String name, String byDefault, ConfigDef.Validator rule, String meaning) {
    define(name, ConfigDef.Type.STRING, byDefault, rule, meaning);
  }

  void whole(String name, int byDefault, ConfigDef.Validator rule, String meaning) {
    define(name, ConfigDef.Type.INT, byDefault, rule, meaning);
  }

  void flag(String name, boolean byDefault, String meaning) {
    define(name, ConfigDef.Type.BOOLEAN, byDefault, null, meaning);
  }

  void secret(String name, String meaning) {
    define(name, ConfigDef.Type.PASSWORD, "", null, meaning);
  }

  void real(String name, double byDefault, ConfigDef.Validator rule, String meaning) {
    define(name, ConfigDef.Type.DOUBLE, byDefault, rule, meaning);
  }

  private void define(
      String name,
      ConfigDef.Type type,
      @Nullable Object byDefault,
      ConfigDef.@Nullable Validator rule,
      String meaning) {
    def.define(
        name,
        type,
        byDefault,
        rule,
        ConfigDef.Importance.MEDIUM,
        meaning,
        group,
        ++order,
        ConfigDef.Width.MEDIUM,
        name);
  }

  /** Returns every setting with its value, in the order of the definition. */
  static Map<String, Object> parse(ConfigDef definition, Map<String, String> given) {
    try {
      Map<String, Object> values = definition.parse(given);
      Map<String, Object> ordered = new LinkedHashMap<>();
      definition.configKeys().keySet().forEach(name -> ordered.put(name, values.get(name)));
      return ordered;
    } catch (ConfigException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
