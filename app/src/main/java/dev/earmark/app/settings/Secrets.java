package dev.earmark.app.settings;

/** Which settings nobody may see, and what is shown in their place. */
final class Secrets {
  private static final String MASK = "[hidden]";

  private static final String SECRET =
      ".*(password|secret|token|sasl\\.jaas|user\\.info|\\.key$).*";

  private Secrets() {}

  /** Returns the value without what is secret in it: all of it, or the user in a URL. */
  static String masked(String name, String value) {
    boolean hidden = !value.isEmpty() && name.matches(SECRET);
    return hidden ? MASK : value.replaceAll("//[^/@,]*@", "//" + MASK + "@");
  }
}
