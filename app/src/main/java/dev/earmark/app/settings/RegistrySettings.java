package dev.earmark.app.settings;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The registry's settings, under Confluent's own names. */
final class RegistrySettings {
  static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  static final String USER_INFO = "basic.auth.user.info";

  /** Names that begin so go to the registry client as they are. */
  static final List<String> PREFIXES = List.of("schema.registry.ssl.");

  static final List<String> NAMES =
      List.of(
          EarmarkSettings.REGISTRY_URL,
          CREDENTIALS_SOURCE,
          USER_INFO,
          "bearer.auth.token",
          "bearer.auth.credentials.source",
          "auto.register.schemas",
          "use.latest.version",
          "value.subject.name.strategy");

  private RegistrySettings() {}

  static void define(EarmarkSettings.Definition to) {
    to.text(
        CREDENTIALS_SOURCE,
        "URL",
        ValidString.in("URL", "USER_INFO", "SASL_INHERIT"),
        "Where the registry's user and password are.");
    to.secret(
        USER_INFO, "user:password for the registry, with basic.auth.credentials.source=USER_INFO.");
    to.secret("bearer.auth.token", "Bearer token for the registry.");
    to.truth(
        "auto.register.schemas",
        true,
        "Whether a schema that the registry does not know is registered.");
    to.truth(
        "use.latest.version",
        false,
        "Whether values are written with the newest schema of the subject.");
  }
}
