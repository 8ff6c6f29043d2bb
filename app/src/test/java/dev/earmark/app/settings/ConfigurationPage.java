package dev.earmark.app.settings;

import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/configuration.md} from the definition of the settings. */
public final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      This page is generated from the code (`ConfigurationPage`); `./mvnw -pl app -am test -Dtest=DocsTest -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again.

      Values come from four layers, the later wins:

      1. the defaults below,
      2. .properties files, of which the later wins: `earmark run --config earmark.properties --config secrets.properties`,
      3. the environment: `EARMARK_GAP_WAIT=3s` sets `gap.wait`,
      4. the command line: `earmark run --set gap.wait=3s`.

      `earmark config` shows each setting with its present value and where it comes from.
      Durations are a number and a unit: `500ms`, `2s`, `1m`, `1h`, `1d`.

      Every setting of Kafka's own clients passes through under its own name (`security.protocol`, `commit.interval.ms`) or behind the prefix of one
      client (`consumer.`, `producer.`, `admin.`, `main.consumer.`, `restore.consumer.`, `global.consumer.`); what follows a prefix is passed on unseen.
      Settings of the registry keep Confluent's names, `schema.registry.ssl.*` (as Kafka's `ssl.*`) among them. A name that is none of these is refused, and so are settings
      that contradict each other, before anything starts and with exit code 2.
      """;

  private ConfigurationPage() {}

  /** Returns the page as Markdown. */
  public static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    ConfigDef definition = EarmarkSettings.definition();
    for (String group : definition.groups()) {
      page.append("\n## ")
          .append(group)
          .append("\n\n| setting | type | default | rule | meaning |\n|---|---|---|---|---|\n");
      definition.configKeys().values().stream()
          .filter(key -> key.group.equals(group))
          .forEach(key -> row(page, key));
    }
    return page.toString();
  }

  private static void row(StringBuilder page, ConfigKey key) {
    page.append("| `")
        .append(key.name)
        .append("` | ")
        .append(type(key))
        .append(" | ")
        .append(code(key.defaultValue))
        .append(" | ")
        .append(key.validator == null ? "" : rule(key))
        .append(" | ")
        .append(key.documentation)
        .append(" |\n");
  }

  private static String type(ConfigKey key) {
    return key.validator instanceof Durations.Range ? "duration" : nameOf(key.type);
  }

  private static String nameOf(ConfigDef.Type type) {
    return switch (type) {
      case INT, LONG, SHORT -> "whole number";
      case DOUBLE -> "number";
      case BOOLEAN -> "true or false";
      case PASSWORD -> "secret";
      default -> "text";
    };
  }

  private static String rule(ConfigKey key) {
    return Objects.toString(key.validator).replace("|", "\\|");
  }

  private static String code(@Nullable Object value) {
    return value == null
            || value instanceof Password
            || value == ConfigDef.NO_DEFAULT_VALUE
            || value.toString().isEmpty()
        ? ""
        : "`" + value + "`";
  }
}
