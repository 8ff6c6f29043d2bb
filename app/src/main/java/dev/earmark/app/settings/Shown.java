package dev.earmark.app.settings;

/** One line of what {@code earmark config} shows. */
public record Shown(String name, String value, String origin) {

  /** A line whose value is masked where it is a secret. */
  static Shown of(String name, String value, String origin) {
    return new Shown(name, Secrets.masked(name, value), origin);
  }
}
