package dev.earmark.app.web;

/** Something that can be asked for; any thread. */
@FunctionalInterface
public interface Page {

  /**
   * Returns what it says now.
   *
   * @param accept the header {@code Accept} of who asks; empty where there is none
   */
  Answer answer(String accept);
}
