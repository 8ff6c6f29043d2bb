package dev.earmark.topology.metrics;

import java.util.List;
import java.util.Map;

/**
 * What holds between counts of {@link TopologyCounts#snapshot} whenever a process has nothing under
 * way: also after threads failed, partitions moved or a broker was away.
 *
 * @param left counts that are added up
 * @param sign how the two sides compare
 * @param right counts that are added up
 */
public record Relation(List<String> left, Sign sign, List<String> right) {

  /** How two sums compare. */
  public enum Sign {
    EQUAL("="),
    AT_LEAST("≥");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    boolean holds(long left, long right) {
      return this == EQUAL ? left == right : left >= right;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Returns all of them. */
  public static List<Relation> all() {
    return List.of(
        new Relation(
            List.of("records"),
            Sign.EQUAL,
            List.of("chunksUsed", "chunksRepeated", "chunksLate", "chunksUnheard", "chunksDead")),
        new Relation(
            List.of("windows"),
            Sign.EQUAL,
            List.of("windowsScored", "windowsNotCovered", "windowsSkipped", "windowsLeft")),
        new Relation(
            List.of("predictions", "deadLettersUnscorable"),
            Sign.AT_LEAST,
            List.of("windowsScored")),
        new Relation(List.of("deadLetters"), Sign.AT_LEAST, List.of("chunksDead")),
        new Relation(List.of("truths"), Sign.AT_LEAST, List.of("truthsLate", "truthsSurplus")));
  }

  /** Returns those that do not hold, each with its two sums. */
  public static List<String> broken(Map<String, Long> counts) {
    return all().stream()
        .filter(one -> !one.sign.holds(sum(one.left, counts), sum(one.right, counts)))
        .map(one -> "%s: %d, %d".formatted(one, sum(one.left, counts), sum(one.right, counts)))
        .toList();
  }

  private static long sum(List<String> names, Map<String, Long> counts) {
    return names.stream()
        .mapToLong(
            name -> {
              Long count = counts.get(name);
              if (count == null) {
                throw new IllegalArgumentException("name must be of a count: name=" + name);
              }
              return count;
            })
        .sum();
  }

  @Override
  public String toString() {
    return String.join(" + ", left) + " " + sign + " " + String.join(" + ", right);
  }
}
