package dev.earmark.schemas;

import dev.earmark.schemas.registry.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** Settings of the serde, under Confluent's own names, beside those of {@link RegistryConfig}. */
public final class AvroConfig extends AbstractConfig {
  public static final String AUTO_REGISTER = "auto.register.schemas";
  public static final String USE_LATEST = "use.latest.version";
  public static final String LATEST_STRICT = "latest.compatibility.strict";
  public static final String REMOVE_JAVA = "avro.remove.java.properties";
  public static final String KEY_STRATEGY = "key.subject.name.strategy";
  public static final String VALUE_STRATEGY = "value.subject.name.strategy";
  public static final String SPECIFIC_READER = "specific.avro.reader";
  public static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
  public static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";

  private static final ConfigDef DEF = addTo(new ConfigDef());

  public AvroConfig(Map<String, ?> configs) {
    super(DEF, named(configs), false);
  }

  /** Adds the definitions to those of a larger configuration, for its documentation. */
  public static ConfigDef addTo(ConfigDef def) {
    flag(def, AUTO_REGISTER, true, "Whether a producer registers schemas that are new.");
    flag(
        def,
        USE_LATEST,
        false,
        "Whether to write in the subject's latest version (needs " + AUTO_REGISTER + "=false).");
    flag(def, LATEST_STRICT, true, "Whether the latest version must be able to read the record.");
    flag(def, REMOVE_JAVA, true, "Whether schemas are registered without Java's properties.");
    flag(def, SPECIFIC_READER, true, "Whether records are read into the class of their name.");
    text(def, KEY_STRATEGY, "TopicNameStrategy", "How the subject of keys is named.");
    text(def, VALUE_STRATEGY, "TopicNameStrategy", "How the subject of values is named.");
    text(def, SPECIFIC_KEY_TYPE, "", "Class to read keys into, whatever their name.");
    text(def, SPECIFIC_VALUE_TYPE, "", "Class to read values into, whatever their name.");
    return def;
  }

  private static void flag(ConfigDef def, String name, boolean value, String doc) {
    def.define(name, ConfigDef.Type.BOOLEAN, value, Importance.MEDIUM, doc);
  }

  private static void text(ConfigDef def, String name, String value, String doc) {
    def.define(name, ConfigDef.Type.STRING, value, Importance.MEDIUM, doc);
  }

  /** Confluent takes classes where names are meant. */
  private static Map<String, Object> named(Map<String, ?> configs) {
    var named = new HashMap<String, Object>(configs);
    named.replaceAll((name, value) -> value instanceof Class<?> it ? it.getName() : value);
    return named;
  }

  SubjectNameStrategy strategy(boolean key) {
    var setting = key ? KEY_STRATEGY : VALUE_STRATEGY;
    return SubjectNameStrategy.of(setting, getString(setting));
  }
}
