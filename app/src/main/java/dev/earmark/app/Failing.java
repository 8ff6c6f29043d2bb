package dev.earmark.app;

import org.jspecify.annotations.Nullable;

/** A command that says by itself why it failed, where its log has a form of its own. */
public interface Failing {
  /**
   * Says why, and returns whether it could.
   *
   * @param failure what was thrown, where its stack is to be shown
   */
  boolean say(String sentence, @Nullable Throwable failure);
}
