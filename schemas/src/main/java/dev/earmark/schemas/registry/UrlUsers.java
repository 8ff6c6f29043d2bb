package dev.earmark.schemas.registry;

import java.net.URI;
import java.util.regex.Pattern;

/** Users and passwords in addresses, which nobody may see. */
public final class UrlUsers {
  /** What is shown in place of something secret. */
  public static final String MASK = "[hidden]";

  private static final Pattern IN_TEXT = Pattern.compile("//[^\\s,]*@");
  private static final Pattern IN_VALUE = Pattern.compile("^(\\w+://)?.*@", Pattern.DOTALL);
  private static final Pattern IN_URL = Pattern.compile("//[^/@]*@");

  private UrlUsers() {}

  /** Returns a text with the users of all URLs in it hidden. */
  public static String hiddenInText(String text) {
    return IN_TEXT.matcher(text).replaceAll("//" + MASK + "@");
  }

  /**
   * Returns a value that is no address, or no list of addresses, with all before its last {@code @}
   * hidden: commas and blanks may be part of a password.
   */
  public static String hiddenInValue(String value) {
    return IN_VALUE.matcher(value).replaceFirst("$1" + MASK + "@");
  }

  /** Returns a URL without its user. */
  static String removed(URI url) {
    return IN_URL.matcher(url.toString()).replaceFirst("//");
  }
}
