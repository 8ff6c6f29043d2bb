package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts numbers in {@code least..most}, both included. */
record Numbers(Number least, Number most) implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    double number = ((Number) value).doubleValue();
    if (!(number >= least.doubleValue() && number <= most.doubleValue())) {
      throw new ConfigException(name + " must be in " + this + ": " + name + "=" + value);
    }
  }

  @Override
  public String toString() {
    return least + ".." + most;
  }
}
