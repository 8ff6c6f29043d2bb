package dev.earmark.app.settings;

import dev.earmark.topology.model.DevicePatterns;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts patterns which choose models. */
record ModelPatterns() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    try {
      DevicePatterns.of(String.valueOf(value));
    } catch (IllegalArgumentException refused) {
      throw new ConfigException(refused.getMessage());
    }
  }

  @Override
  public String toString() {
    return "pattern=model or pattern=model+model, separated by commas";
  }
}
