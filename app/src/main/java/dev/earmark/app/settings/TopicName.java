package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts what Kafka takes for the name of a topic. */
record TopicName() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    String text = String.valueOf(value);
    if (!text.matches("[a-zA-Z0-9._-]{1,249}") || text.matches("\\.{1,2}")) {
      throw new ConfigException(name + " must be " + this + ": " + name + "=" + text);
    }
  }

  @Override
  public String toString() {
    return "1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'";
  }
}
