package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;

/** The settings of what a process says of itself. */
final class LogSettings {
  private LogSettings() {}

  static void define(SettingsDefinition to) {
    to.group("Log");
    to.text(
        EarmarkSettings.LOG_FORMAT,
        "line",
        ConfigDef.ValidString.in("line", "json"),
        "What an event of `earmark run` looks like: `line` is one of key=value, `json` an object with the names of the Elastic Common Schema.");
    to.text(
        EarmarkSettings.LOG_LEVEL,
        "info",
        new Rule(),
        "How much Earmark logs, and `logger=level` for more or less of others; it can be changed at `/log/level` while `earmark run` runs. Other commands log warnings unless this is set.");
  }

  /** A validator that accepts levels of loggers. */
  private record Rule() implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
      LogLevels.parse(name, String.valueOf(value));
    }

    @Override
    public String toString() {
      return "error, warn, info, debug or off; logger=level,…";
    }
  }
}
