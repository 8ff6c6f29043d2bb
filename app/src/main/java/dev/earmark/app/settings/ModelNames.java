package dev.earmark.app.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts one model or several, each once. */
record ModelNames() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    List<String> models = of(String.valueOf(value));
    Set<String> seen = new HashSet<>();
    if (models.stream().anyMatch(model -> model.isEmpty() || !seen.add(model))) {
      throw new ConfigException(
          name + " must be names or paths, separated by commas, each once: " + name + "=" + value);
    }
  }

  /** Returns the models that a value names. */
  static List<String> of(String value) {
    return Stream.of(value.split(",", -1)).map(String::strip).toList();
  }

  @Override
  public String toString() {
    return "names or paths, separated by commas";
  }
}
