package dev.earmark.app.settings;

/** Says that a setting is wrong, in one sentence that names the setting, its value and the rule. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
