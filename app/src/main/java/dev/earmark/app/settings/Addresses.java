package dev.earmark.app.settings;

import dev.earmark.schemas.registry.UrlUsers;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts one or more {@code host:port}, separated by commas. */
record Addresses() implements ConfigDef.Validator {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:%.]+]|[^\\s:\\[\\]]+):\\d{1,5}");

  @Override
  public void ensureValid(String name, Object value) {
    for (String address : String.valueOf(value).split(",", -1)) {
      if (!ADDRESS.matcher(address.strip()).matches()) {
        throw new ConfigException(
            name
                + " must be host:port, separated by commas: "
                + name
                + "="
                + UrlUsers.hiddenInValue(String.valueOf(value)));
      }
    }
  }

  @Override
  public String toString() {
    return "host:port,…";
  }
}
