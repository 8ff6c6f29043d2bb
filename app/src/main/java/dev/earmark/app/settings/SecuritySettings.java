package dev.earmark.app.settings;

/** The settings of whom Earmark believes. */
final class SecuritySettings {
  private SecuritySettings() {}

  static void define(SettingsDefinition to) {
    to.group("Security");
    to.flag(
        EarmarkSettings.DEVICE_FROM_PRINCIPAL,
        false,
        "Whether a device is who the record's key says because those who may write set keys by who has authenticated: `run` then starts only where"
            + " access control lists say who may write audio and truths, and not everyone may. A chunk or truth whose device is not its key is refused either way.");
  }
}
