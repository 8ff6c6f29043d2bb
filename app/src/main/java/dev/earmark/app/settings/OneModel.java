package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts exactly one model, because one topology runs one model for now. */
record OneModel() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    String text = String.valueOf(value);
    if (text.isBlank() || text.contains(",")) {
      throw new ConfigException(
          name + " must name exactly one model for now: " + name + "=" + text);
    }
  }

  @Override
  public String toString() {
    return "one name or path";
  }
}
