package dev.earmark.app.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a {@code sasl.jaas.config}: {@code org.example.LoginModule required name="value" …;}.
 *
 * <p>Kafka's own complaints name the word that they stumble over, which may be the password.
 */
final class JaasLine {
  private static final String NAME = "sasl.jaas.config";
  private static final String VALUE = "(\"([^\"\\\\]|\\\\.)*\"|'([^'\\\\]|\\\\.)*'|[^\\s;\"']+)";
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?<module>[\\w.$]+)\\s+(?i:required|requisite|sufficient|optional)"
              + "(\\s+[\\w.$-]+\\s*=\\s*"
              + VALUE
              + ")*\\s*;\\s*");

  private JaasLine() {}

  static boolean isOne(String setting) {
    return setting.equals(NAME) || setting.endsWith("." + NAME);
  }

  /** Refuses a line of another form, or of a module that is not there, without quoting it. */
  static void check(String setting, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new SettingsException(
          setting
              + " must be the class of a login module, a flag such as required, and name=\"value\" pairs up to one semicolon: "
              + setting
              + "="
              + Secrets.MASK);
    }
    if (!isThere(parts.group("module"))) {
      throw new SettingsException(
          "%1$s must begin with a class on the class path: %1$s=%2$s"
              .formatted(setting, Secrets.MASK));
    }
  }

  private static boolean isThere(String module) {
    try {
      Class.forName(module, false, JaasLine.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
