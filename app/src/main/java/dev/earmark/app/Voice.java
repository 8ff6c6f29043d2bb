package dev.earmark.app;

/** Takes sentences for a person: who typed a command, or who operates a process. */
@FunctionalInterface
public interface Voice {
  void say(String sentence);

  /** Takes one that somebody may have to act on. */
  default void warn(String sentence) {
    say(sentence);
  }
}
