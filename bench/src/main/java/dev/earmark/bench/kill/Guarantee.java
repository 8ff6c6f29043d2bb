package dev.earmark.bench.kill;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is promised of predictions when processes die. */
public enum Guarantee {
  /** Each window is predicted once. */
  EXACTLY_ONCE("exactly-once", "exactly_once_v2", 100),
  /** Each window is predicted, some of them again with the same values. */
  AT_LEAST_ONCE("at-least-once", "at_least_once", 500);

  private final String word;
  private final String setting;
  private final int commitMs;

  Guarantee(String word, String setting, int commitMs) {
    this.word = word;
    this.setting = setting;
    this.commitMs = commitMs;
  }

  /** Returns the guarantee of that word, if there is one. */
  public static Optional<Guarantee> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** Returns all words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Guarantee::toString).collect(Collectors.joining(" or "));
  }

  /** Returns the value of {@code processing.guarantee}. */
  String setting() {
    return setting;
  }

  /**
   * Returns how often offsets are committed, in milliseconds: often beside the life of a process.
   */
  int commitMs() {
    return commitMs;
  }

  @Override
  public String toString() {
    return word;
  }
}
