package dev.earmark.schemas.registry;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users and passwords in addresses, which nobody may see. */
public final class UrlUsers {
  /** What is shown in place of something secret. */
  public static final String MASK = "[hidden]";

  /**
   * Where a URL in a text ends; a comma and a quote may also be part of a password, so a quote ends
   * it only as JSON has it.
   */
  private static final Pattern END =
      Pattern.compile("\\s+|,(?=\\w+://)|(?<!\\\\)\"(?=\\s|$|,\"|[}\\]]++(?:[,\\s]|$))");

  private static final Pattern IN_VALUE = Pattern.compile("^(\\w+://)?.*@", Pattern.DOTALL);
  private static final Pattern IN_URL = Pattern.compile("//[^/@]*@");

  private UrlUsers() {}

  /** Returns a text with the users of all URLs in it hidden, of each in a list with commas too. */
  public static String hiddenInText(String text) {
    var shown = new StringBuilder(text.length());
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      shown.append(hidden(text.substring(from, end.start()))).append(end.group());
      from = end.end();
    }
    return shown.append(hidden(text.substring(from))).toString();
  }

  private static String hidden(String piece) {
    int user = piece.indexOf("//") + 2;
    int at = piece.lastIndexOf('@');
    return user >= 2 && at >= user ? piece.substring(0, user) + MASK + piece.substring(at) : piece;
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
