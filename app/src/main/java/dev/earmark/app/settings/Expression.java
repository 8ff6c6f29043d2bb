package dev.earmark.app.settings;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts regular expressions. */
record Expression() implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    try {
      Pattern.compile(String.valueOf(value));
    } catch (PatternSyntaxException wrong) {
      throw new ConfigException(
          "%1$s must be a regular expression (%2$s at %3$d): %1$s=%4$s"
              .formatted(name, wrong.getDescription(), wrong.getIndex(), value));
    }
  }

  @Override
  public String toString() {
    return "a regular expression";
  }
}
