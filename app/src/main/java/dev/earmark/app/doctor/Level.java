package dev.earmark.app.doctor;

import java.util.Locale;

/** How bad something is. */
public enum Level {
  /** As it must be. */
  OK,
  /** {@code run} starts, and something may go wrong. */
  WARNING,
  /** {@code run} would not start, or would not do what it promises. */
  ERROR;

  /** Returns the word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
