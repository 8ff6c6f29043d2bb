package dev.earmark.bench;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;

/** What is promised of predictions when processes die. */
public enum Guarantee {
  /** Each window is predicted once. */
  EXACTLY_ONCE("exactly-once", StreamsConfig.EXACTLY_ONCE_V2, 100),
  /** Each window is predicted, some of them again with the same values. */
  AT_LEAST_ONCE("at-least-once", StreamsConfig.AT_LEAST_ONCE, 5_000);

  private final String word;
  private final String setting;
  private final int commitMs;

  Guarantee(String word, String setting, int commitMs) {
    this.word = word;
    this.setting = setting;
    this.commitMs = commitMs;
  }

  /** Returns the guarantee of that word, or of that value of {@code processing.guarantee}. */
  public static Optional<Guarantee> of(String said) {
    return Arrays.stream(values())
        .filter(one -> one.word.equals(said) || one.setting.equals(said))
        .findFirst();
  }

  /** Returns all words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Guarantee::toString).collect(Collectors.joining(" or "));
  }

  /** Returns the value of {@code processing.guarantee}. */
  public String setting() {
    return setting;
  }

  /** Returns how often offsets are committed where nobody says how often, in milliseconds. */
  public int commitMs() {
    return commitMs;
  }

  @Override
  public String toString() {
    return word;
  }
}
