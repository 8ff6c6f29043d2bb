package dev.earmark.score;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a graph computes for one window.
 *
 * @param parameters numbers that were learned
 * @param multiplyAdds by operation, such as {@code Conv}; of operations that sum products
 * @param uncounted operations that compute an amount nobody can tell from their shapes, such as
 *     trees, loops and those of other people
 */
public record Cost(
    long parameters, Map<String, Long> multiplyAdds, java.util.Set<String> uncounted) {

  /** Keeps copies, in the order of their names. */
  public Cost {
    multiplyAdds = java.util.Collections.unmodifiableMap(new TreeMap<>(multiplyAdds));
    uncounted = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(uncounted));
  }

  /** All that could be counted. */
  public long total() {
    return multiplyAdds.values().stream().mapToLong(Long::longValue).sum();
  }
}
