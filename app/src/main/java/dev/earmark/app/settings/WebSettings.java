package dev.earmark.app.settings;

/** The settings of the pages that {@code earmark run} has for an operator's tools. */
final class WebSettings {
  private static final int HIGHEST_PORT = 65_535;

  private WebSettings() {}

  static void define(SettingsDefinition to) {
    to.group("Health and metrics");
    to.whole(
        EarmarkSettings.HTTP_PORT,
        -1,
        new Numbers(-1, HIGHEST_PORT),
        "Port of `/health/live`, `/health/ready`, `/health/startup`, `/metrics`, `/info` and"
            + " `/log/level`; 0 takes a free one, which is said at start, and -1 none.");
    to.text(
        EarmarkSettings.HTTP_HOST,
        "127.0.0.1",
        null,
        "Address that they answer at; `0.0.0.0` for every one of this machine.");
    to.text(
        EarmarkSettings.HTTP_USER,
        "",
        null,
        "Who may read `/metrics` and `/info` and change `/log/level`, by basic authentication."
            + " Where it is empty, everyone may read, and change from this machine if `http.host`"
            + " is loopback. Health asks for no password.");
    to.secret(EarmarkSettings.HTTP_PASSWORD, "That user's password.");
    key(to);
    metrics(to);
  }

  private static void metrics(SettingsDefinition to) {
    to.text(
        EarmarkSettings.METRICS_GROUP,
        "",
        new Expression(),
        "Regular expression that is looked for in a device's id; what it finds, or its first group,"
            + " names the group of devices that the device is metered with. `^[^-]+` groups what"
            + " has the same beginning before a hyphen, `.+` meters each device by itself; where it"
            + " is empty, all devices are one group, `all`.");
    to.whole(
        EarmarkSettings.METRICS_GROUPS_MAX,
        100,
        new Numbers(1, 10_000),
        "Most groups of devices that are metered by themselves; those that come later are"
            + " `other`.");
  }

  private static void key(SettingsDefinition to) {
    to.text(
        EarmarkSettings.HTTP_KEYSTORE,
        "",
        null,
        "Key store (PKCS#12 or JKS) with the key and certificate for HTTPS; HTTP where it is"
            + " empty.");
    to.secret(
        EarmarkSettings.HTTP_KEYSTORE_PASSWORD, "Password of the key store and of the key in it.");
  }
}
