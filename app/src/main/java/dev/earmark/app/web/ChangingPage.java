package dev.earmark.app.web;

import java.util.Map;

/** A page that an operator can change; any thread. */
public interface ChangingPage extends Page {
  /**
   * Changes it by PUT, and returns what it says then, or what is wrong with what was asked for.
   *
   * @param query what follows the path, by name
   */
  Answer put(Map<String, String> query, String body);

  /** Takes changes back by DELETE, and returns what it says then. */
  Answer delete();
}
