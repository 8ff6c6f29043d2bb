package dev.earmark.app.metrics;

import dev.earmark.topology.TopologyCounts;
import java.util.HashMap;
import java.util.Map;

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
        .filter(line -> line.startsWith("earmark_") && line.contains("_total"))
        .map(line -> line.split(" ", 3))
        .forEach(line -> values.put(line[0], (long) Double.parseDouble(line[1])));
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
