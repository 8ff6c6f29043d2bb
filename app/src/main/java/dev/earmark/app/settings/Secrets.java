package dev.earmark.app.settings;

import dev.earmark.schemas.registry.UrlUsers;
import java.util.regex.Pattern;

/** Which settings nobody may see, and what is shown in their place. */
public final class Secrets {
  static final String MASK = UrlUsers.MASK;
  private static final String WORDS =
      "(pass(word|phrase)|secret|token|sasl\\.jaas|user\\.info|credential|private|certificate)";
  private static final String NAME = "(?i)([\\w.-]*" + WORDS + "[\\w.-]*|[\\w.-]+\\.key)";
  private static final Pattern SECRET = Pattern.compile(NAME);
  private static final Pattern TYPED = Pattern.compile("(?<name>" + NAME + ")\\s*[=:]\\s*\\S.*");

  /** Says where something is found, and not what it is. */
  private static final String SOURCE = ".source";

  private Secrets() {}

  /** Returns the value without what is secret in it: all of it, or the user in a URL. */
  static String masked(String name, String value) {
    boolean hidden = !value.isEmpty() && isSecret(name);
    return hidden ? MASK : UrlUsers.hiddenInText(value);
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name).matches() && !name.endsWith(SOURCE);
  }

  /**
   * Returns something that was typed on a command line, without what follows the name of a secret.
   */
  public static String inTyped(String text) {
    return TYPED.matcher(UrlUsers.hiddenInText(text)).replaceAll("${name}=" + MASK);
  }
}
