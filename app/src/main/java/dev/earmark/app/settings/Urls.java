package dev.earmark.app.settings;

import dev.earmark.schemas.registry.UrlUsers;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A validator that accepts one or more http or https addresses, separated by commas. */
record Urls() implements ConfigDef.Validator {
  private static final Pattern URL = Pattern.compile("https?://[^\\s,]+");

  @Override
  public void ensureValid(String name, Object value) {
    for (String url : String.valueOf(value).split(",", -1)) {
      if (!URL.matcher(url.strip()).matches()) {
        throw new ConfigException(
            name
                + " must be http:// or https:// addresses, separated by commas: "
                + name
                + "="
                + UrlUsers.hiddenInValue(String.valueOf(value)));
      }
    }
  }

  @Override
  public String toString() {
    return "http(s)://…,…";
  }
}
