package dev.earmark.app.metrics;

import dev.earmark.topology.metrics.TopologyCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has counted, read from its page {@code /metrics}:
 *
 * <pre>
 * earmark_chunks_used_total 1203.0                       chunksUsed=1203
 * earmark_dead_letters_total{reason="too-large"} 2.0     deadLettersTooLarge=2, deadLetters=2
 * </pre>
 */
public final class ShownCounts {
  private static final String LETTERS = "deadLetters";

  /** Name with labels, of whose values any may hold blanks, braces and escaped quotes; value. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "(earmark_\\w+_total(?:\\{(?:\\w+=\"(?:[^\"\\\\]|\\\\.)*+\",?)*+\\})?) ([0-9.eE+-]+)");

  private ShownCounts() {}

  /**
   * Returns every count by name.
   *
   * @throws IllegalArgumentException if the page does not show one
   */
  public static Map<String, Long> of(String page) {
    Map<String, Long> shown = values(page);
    Map<String, Long> counts = new TopologyCounts().snapshot();
    counts.replaceAll((name, zero) -> name.equals(LETTERS) ? zero : value(name, shown));
    long letters =
        counts.entrySet().stream()
            .filter(count -> count.getKey().startsWith(LETTERS))
            .mapToLong(Map.Entry::getValue)
            .sum();
    counts.put(LETTERS, letters);
    return counts;
  }

  private static Map<String, Long> values(String page) {
    Map<String, Long> values = new HashMap<>();
    page.lines()
        .map(COUNTER::matcher)
        .filter(Matcher::lookingAt)
        .forEach(line -> values.put(line.group(1), (long) Double.parseDouble(line.group(2))));
    return values;
  }

  private static long value(String name, Map<String, Long> shown) {
    String metric = TopologyMeters.prometheus(name);
    Long value = shown.get(metric);
    if (value == null) {
      throw new IllegalArgumentException("page must show every count: missing=" + metric);
    }
    return value;
  }
}
