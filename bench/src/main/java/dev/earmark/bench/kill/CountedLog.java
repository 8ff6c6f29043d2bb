package dev.earmark.bench.kill;

import dev.earmark.topology.metrics.TopologyCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process of {@code earmark run} said that it has counted, when it ended in order; what is
 * zero it leaves out:
 *
 * <pre>
 * time=… level=INFO logger=dev.earmark.run message="counted" thread=main
 *     records=1203
 *     chunksUsed=1203
 * </pre>
 */
final class CountedLog {
  private static final String SAID = " message=\"counted\" ";
  private static final String FIELD = "\t";

  private CountedLog() {}

  /** Returns every count by name; empty where it did not say so. */
  static Optional<Map<String, Long>> of(List<String> lines) {
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (lines.get(line).contains(SAID)) {
        return Optional.of(fields(lines.subList(line + 1, lines.size())));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Long> fields(List<String> after) {
    Map<String, Long> counts = new TopologyCounts().snapshot();
    after.stream()
        .takeWhile(line -> line.startsWith(FIELD))
        .map(line -> line.substring(FIELD.length()).split("=", 2))
        .forEach(field -> counts.put(field[0], Long.valueOf(field[1])));
    return counts;
  }
}
