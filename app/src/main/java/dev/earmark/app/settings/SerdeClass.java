package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;

/** A validator that accepts the name of a Kafka serde on the class path. */
record SerdeClass() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    if (!isSerde(String.valueOf(value))) {
      throw new ConfigException(name + " must be " + this + ": " + name + "=" + value);
    }
  }

  private static boolean isSerde(String className) {
    try {
      return Serde.class.isAssignableFrom(
          Class.forName(className, false, SerdeClass.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "a Kafka serde on the class path";
  }
}
