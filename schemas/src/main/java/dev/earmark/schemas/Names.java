package dev.earmark.schemas;

/**
 * What may name a device or a recording: names are parts of ids and of keys, between slashes, and
 * {@code *} stands for all devices.
 */
public final class Names {
  /** The rule, to follow the name of a field in a sentence. */
  public static final String RULE =
      "must be 1..200 characters, not '*', without '/' and control characters";

  private static final int MAX_LENGTH = 200;

  private Names() {}

  /** Tells whether a name keeps the rule. */
  public static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= MAX_LENGTH
        && !name.equals("*")
        && name.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
  }
}
